import { useLingui } from '@lingui/react/macro'
import { allCommands, type Command } from '@/frame/commands'
import { Dialog } from '@/kit/dialog'
import { Keys } from '@/kit/keys'
import classes from './key-sheet.module.css'

const ORDER: readonly NonNullable<Command['group']>[] = ['page', 'list', 'go', 'everywhere']

/** `?`: every key that works on this page. */
export default function KeySheet({ onClose }: { onClose: () => void }) {
  const { t } = useLingui()
  const titles = {
    page: t`This page`,
    list: t`Lists`,
    go: t`Go to`,
    everywhere: t`Everywhere`,
  }
  const keyed = allCommands().filter((each) => each.keys)
  return (
    <Dialog opened title={t`Keys of this page`} onClose={onClose} size={720}>
      <div className={classes.sheet}>
        {ORDER.map((group) => {
          const commands = keyed.filter((each) => (each.group ?? 'page') === group)
          if (commands.length === 0) return null
          return (
            <section key={group} aria-label={titles[group]} className={classes.group}>
              <h3 className={classes.title}>{titles[group]}</h3>
              <dl>
                {commands.map((each) => (
                  <div key={each.id} className={classes.line}>
                    <dt>{each.label}</dt>
                    <dd>
                      <Keys combo={each.keys ?? ''} />
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          )
        })}
      </div>
    </Dialog>
  )
}
