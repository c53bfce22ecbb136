import { Trans } from '@lingui/react/macro'

/** Who may find and join the group, in a word. */
export function GroupKind({ kind }: { kind: string }) {
  if (kind === 'public') return <Trans comment="type of a group">public</Trans>
  if (kind === 'private') return <Trans comment="type of a group">private</Trans>
  if (kind === 'password') return <Trans comment="type of a group">password</Trans>
  return kind
}
