import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { Button } from '@/kit/button'
import { Dialog, DialogActs } from '@/kit/dialog'
import { SafeText } from '@/kit/safe-text'
import classes from './conflict-dialog.module.css'

/** Two values of a thing, of which one can count. */
export type Conflict = { key: string; what: string; values: readonly [ReactNode, ReactNode] }

type ConflictDialogProps = {
  conflicts: readonly Conflict[]
  /** Above the things and their two values. */
  heads: readonly [string, string, string]
  title?: string
  help?: string
  /** On the buttons. */
  theirs: string
  mine?: string
  onTheirs: () => void
  onMine: () => void
  onClose: () => void
}

/** Somebody else changed the same meanwhile: shown, and asked about. */
export function ConflictDialog(props: ConflictDialogProps) {
  const { t } = useLingui()
  return (
    <Dialog
      opened
      title={props.title ?? t`Somebody else changed this meanwhile`}
      onClose={props.onClose}
      size={560}
    >
      <p className={classes.help}>
        {props.help ?? <Trans>Nothing is saved yet. Choose what shall count.</Trans>}
      </p>
      <table className={classes.conflicts}>
        <thead>
          <tr>
            {props.heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.conflicts.map(({ key, what, values: [first, second] }) => (
            <tr key={key}>
              <th scope="row">
                <SafeText text={what} />
              </th>
              <td>{first}</td>
              <td>{second}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <DialogActs>
        <Button onClick={props.onTheirs}>{props.theirs}</Button>
        <Button tone="primary" onClick={props.onMine}>
          {props.mine ?? <Trans>Save mine over it</Trans>}
        </Button>
      </DialogActs>
    </Dialog>
  )
}
