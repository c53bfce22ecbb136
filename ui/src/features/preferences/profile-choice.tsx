import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { Profile } from '@/bindings'
import { host } from '@/ipc/host'
import { keys } from '@/ipc/keys'
import { useCall } from '@/ipc/query'
import { profileQuery } from '@/ipc/questions'
import { ErrorPanel } from '@/kit/error-panel'
import { Section } from '@/kit/field-list'
import { Lines } from '@/kit/skeleton'
import { Choices } from './choices'

/** What this installation may do: a guard against slips, and fixed where a policy says so. */
export function ProfileChoice() {
  const { t } = useLingui()
  const { data, error, isPending, refetch } = useQuery(profileQuery)
  const set = useCall((profile: Profile) => host.profileSet(profile), {
    stale: () => [keys.profile],
  })
  const options: readonly { value: Profile; label: string; text: string }[] = [
    { value: 'readOnly', label: t`Read only`, text: t`See everything, change nothing.` },
    {
      value: 'support',
      label: t`Support`,
      text: t`Also edit and deactivate users, delete their tokens, change who is in a group and remove messages, one at a time; and write lists to files.`,
    },
    {
      value: 'manager',
      label: t`Manager`,
      text: t`Also do it to many at once, and make users, groups, roles, tokens and webhooks.`,
    },
    {
      value: 'administrator',
      label: t`Administrator`,
      text: t`Everything: also delete for good, and manage keys, teams and apps.`,
    },
  ]
  return (
    <Section title={t`Profile`}>
      {isPending && <Lines count={4} label={t`Loading the profile`} />}
      {error && <ErrorPanel inline problem={error} onRetry={() => void refetch()} />}
      {data && (
        <Choices
          name="profile"
          legend={t`What this installation may do`}
          value={set.variables && set.isPending ? set.variables : data.profile}
          reason={data.lockedBy}
          onChange={(profile) => set.mutate(profile)}
          options={options}
        />
      )}
      {set.error && <ErrorPanel inline problem={set.error} />}
    </Section>
  )
}
