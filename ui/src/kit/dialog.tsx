import { useLingui } from '@lingui/react/macro'
import { Modal } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './dialog.module.css'

type DialogProps = {
  opened: boolean
  title: ReactNode
  onClose: () => void
  children: ReactNode
  size?: number
  /** Confirmations interrupt; everything else is a plain dialog. */
  alert?: boolean
  /** No padding and no head: the content draws its own. */
  bare?: boolean
}

/** A window above the page. Focus goes in, stays in, and returns to where it came from. */
export function Dialog(props: DialogProps) {
  const { t } = useLingui()
  const { opened, title, onClose, children, size = 440, alert, bare } = props
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={title}
      size={size}
      closeButtonProps={{ 'aria-label': t`Close` }}
      withCloseButton={!alert && !bare}
      padding={bare ? 0 : undefined}
      centered={!bare}
      yOffset="12vh"
      transitionProps={bare ? { duration: 0 } : undefined}
      classNames={bare ? { header: classes.noHead } : undefined}
      closeOnClickOutside={!alert}
      // A question about a form stands in front of the form's own dialog.
      zIndex={alert ? 400 : 200}
    >
      {children}
    </Modal>
  )
}

/** The row of buttons at the end of a dialog. */
export function DialogActs({ children }: { children: ReactNode }) {
  return <div className={classes.acts}>{children}</div>
}
