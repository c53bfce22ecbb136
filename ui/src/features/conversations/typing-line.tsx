import { useLingui } from '@lingui/react/macro'
import { shortName } from '@/lib/safe-text'
import classes from './conversations.module.css'
import type { Typist } from './use-preview'

/** Who is writing; keeps its height, so that nothing jumps. */
export function TypingLine({ typing }: { typing: readonly Typist[] }) {
  const { t } = useLingui()
  const names = typing.map((who) => shortName(who.name))
  const [one, other] = names
  const text =
    names.length === 0
      ? ''
      : names.length === 1
        ? t`${one} is writing`
        : names.length === 2
          ? t`${one} and ${other} are writing`
          : t`${names.length} people are writing`
  return (
    <div className={classes.typing} role="status" data-on={text !== '' || undefined}>
      <bdi>{text}</bdi>
    </div>
  )
}
