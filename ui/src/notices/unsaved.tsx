import { Plural, Trans, useLingui } from '@lingui/react/macro'
import type { NoticeSection } from '@/bindings'
import { useCommands } from '@/frame/commands'
import { Button, IconButton } from '@/kit/button'
import { Dialog, DialogActs } from '@/kit/dialog'
import { IconAlertTriangle, IconArrowRight, IconX } from '@/kit/icons'
import { SafeText } from '@/kit/safe-text'
import { rowOf } from './edits'
import classes from './notices.module.css'
import type { NoticeEdits } from './use-notices'
import { placeName, valueName } from './words'

type UnsavedProps = { sections: readonly NoticeSection[]; notices: NoticeEdits }

/** At the bottom while something is not saved: what would change, and one Save for all of it. */
export function Unsaved({ sections, notices }: UnsavedProps) {
  return (
    <>
      {notices.edits.size > 0 && <Changes sections={sections} notices={notices} />}
      {notices.conflicts.length > 0 && <Conflicts sections={sections} notices={notices} />}
    </>
  )
}

function Changes({ sections, notices }: UnsavedProps) {
  const { t } = useLingui()
  const { edits, faults, saving, save, drop, discard } = notices
  const count = edits.size
  useCommands([
    {
      id: 'notices.save',
      label: t`Save the notification settings`,
      keys: 'mod+enter',
      group: 'page',
      run: save,
    },
  ])
  return (
    <section aria-label={t`Changes not saved yet`} className={classes.bar}>
      <div className={classes.barHead}>
        <span role="status">
          <Plural
            value={count}
            one="# change is not saved yet"
            other="# changes are not saved yet"
          />
        </span>
        <div className={classes.barActs}>
          <Button small onClick={discard} reason={saving ? t`Saving goes on.` : null}>
            <Trans>Discard</Trans>
          </Button>
          <Button small tone="primary" keys="mod+enter" busy={saving} onClick={save}>
            {count === 1 ? t`Save 1 change` : t`Save ${count} changes`}
          </Button>
        </div>
      </div>
      <ul className={classes.changes} aria-label={t`Changes not saved yet`}>
        {[...edits.values()].map(({ path, before, after }) => {
          const found = rowOf(sections, path)
          if (!found) return null
          const what = placeName(found.section, found.row, path)
          const fault = faults.get(path)
          return (
            <li key={path} className={classes.change}>
              <span className={classes.what}>
                <SafeText text={what} />
              </span>
              <SafeText text={valueName(found.row, path, before)} />
              <IconArrowRight size={14} aria-hidden />
              <strong>
                <SafeText text={valueName(found.row, path, after)} />
              </strong>
              {fault && (
                <span className={classes.fault}>
                  <IconAlertTriangle size={14} aria-hidden />
                  <SafeText text={fault} />
                </span>
              )}
              <IconButton
                label={t`Take back ${what}`}
                icon={IconX}
                size="row"
                onClick={() => drop(path)}
              />
            </li>
          )
        })}
      </ul>
    </section>
  )
}

/** Somebody else changed the same meanwhile: shown, and asked about. */
function Conflicts({ sections, notices }: UnsavedProps) {
  const { t } = useLingui()
  return (
    <Dialog
      opened
      title={t`Somebody else changed this meanwhile`}
      onClose={notices.forget}
      size={560}
    >
      <p className={classes.help}>
        <Trans>Nothing is saved yet. Choose what shall count.</Trans>
      </p>
      <table className={classes.conflicts}>
        <thead>
          <tr>
            <th scope="col">
              <Trans>Setting</Trans>
            </th>
            <th scope="col">
              <Trans>Set now</Trans>
            </th>
            <th scope="col">
              <Trans>Yours</Trans>
            </th>
          </tr>
        </thead>
        <tbody>
          {notices.conflicts.map(({ change, now }) => {
            const found = rowOf(sections, change.path)
            const name = (value: typeof now) =>
              found ? valueName(found.row, change.path, value) : String(value)
            return (
              <tr key={change.path}>
                <th scope="row">
                  <SafeText
                    text={found ? placeName(found.section, found.row, change.path) : change.path}
                  />
                </th>
                <td>
                  <SafeText text={name(now)} />
                </td>
                <td>
                  <SafeText text={name(change.after)} />
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      <DialogActs>
        <Button onClick={() => notices.decide('theirs')}>
          <Trans>Keep what is set now</Trans>
        </Button>
        <Button tone="primary" onClick={() => notices.decide('mine')}>
          <Trans>Save mine over it</Trans>
        </Button>
      </DialogActs>
    </Dialog>
  )
}
