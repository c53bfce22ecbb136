import { useLingui } from '@lingui/react/macro'
import { Modal } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './dialog.module.css'
import { SafeText } from './safe-text'

/** Letters of a title; names are not always short. */
const MOST = 300
const Z_PLAIN = 200
// A question about a form stands in front of the form's own dialog.
const Z_ALERT = 400

type DialogProps = {
  opened: boolean
  title: ReactNode
  onClose: () => void
  children: ReactNode
  size?: number
  /** No padding and no head: the content draws its own. */
  bare?: boolean
}

/** A window above the page. Focus goes in, stays in, and returns to where it came from. */
export function Dialog(props: DialogProps) {
  const { t } = useLingui()
  const { opened, title, onClose, children, size = 440, bare } = props
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={title}
      size={size}
      closeButtonProps={{ 'aria-label': t`Close` }}
      withCloseButton={!bare}
      padding={bare ? 0 : undefined}
      centered={!bare}
      yOffset={bare ? '12vh' : '5vh'}
      transitionProps={bare ? { duration: 0 } : undefined}
      classNames={bare ? { header: classes.noHead } : undefined}
      zIndex={Z_PLAIN}
    >
      {children}
    </Modal>
  )
}

type AlertDialogProps = {
  opened: boolean
  title: string
  /** The consequence: read out together with the title. */
  text: ReactNode
  onClose: () => void
  /** What is typed, and the buttons. */
  children: ReactNode
}

/** A question that interrupts. Its title names it, its text describes it. */
export function AlertDialog({ opened, title, text, onClose, children }: AlertDialogProps) {
  return (
    <Modal.Root
      opened={opened}
      onClose={onClose}
      size={440}
      padding="xl"
      centered
      yOffset="12vh"
      transitionProps={{ transition: 'fade', duration: 120 }}
      closeOnClickOutside={false}
      zIndex={Z_ALERT}
    >
      <Modal.Overlay color="var(--h-shade)" backgroundOpacity={1} />
      <Modal.Content ref={asAlert}>
        <Modal.Header>
          <Modal.Title>
            <SafeText text={title} most={MOST} />
          </Modal.Title>
        </Modal.Header>
        <Modal.Body className={classes.question}>{text}</Modal.Body>
        <div className={classes.answer}>{children}</div>
      </Modal.Content>
    </Modal.Root>
  )
}

/** Mantine's content is always a `dialog` and takes no other role as a property. */
function asAlert(content: HTMLElement | null): void {
  content?.setAttribute('role', 'alertdialog')
}

/** The row of buttons at the end of a dialog. */
export function DialogActs({ children }: { children: ReactNode }) {
  return <div className={classes.acts}>{children}</div>
}
