/**
 * Forms. `SideForm` stands in the side panel, `DialogForm` in front. Both want to know whether
 * saving is under way and what went wrong, so that no form forgets to show it: server errors that
 * belong to a field land on it, the rest stands above the buttons. Ctrl/⌘ Enter saves, Esc closes,
 * leaving with changes asks.
 */
import { Trans, useLingui } from '@lingui/react/macro'
import type { UseFormReturnType } from '@mantine/form'
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef } from 'react'
import type { Code } from '@/bindings'
import { SidePanel } from '@/frame/page'
import type { ConsoleError } from '@/ipc/error'
import { Button } from '@/kit/button'
import { Dialog, DialogActs } from '@/kit/dialog'
import { ErrorPanel } from '@/kit/error-panel'
import classes from './form.module.css'
import { useDirtyGuard } from './use-dirty-guard'

// biome-ignore lint/suspicious/noExplicitAny: a form of any values.
export type AnyForm = UseFormReturnType<any, any>

export type FormProps = {
  title: string
  form: AnyForm
  /** What saving does: "Create user". */
  save: string
  onSave: (values: never) => void
  /** Saving is under way. */
  loading: boolean
  /** What the last try to save ended with. */
  submitError: ConsoleError | null
  onClose: () => void
  /** Server field names that differ from the form's: `{ apiKey: 'key' }`. */
  fieldNames?: Readonly<Record<string, string>>
  /** Fields that a failure belongs to when the core names none: `{ wrongRegion: 'region' }`. */
  codeFields?: Readonly<Partial<Record<Code, string>>>
  /** Why it cannot be saved at all now. */
  reason?: string | null
  children: ReactNode
}

export function SideForm(props: FormProps & { wide?: boolean }) {
  const { formId, body, buttons, close } = useFormParts(props)
  return (
    <SidePanel title={props.title} onClose={close} footer={buttons} wide={props.wide} takesFocus>
      <form id={formId} {...body}>
        {props.children}
        <Failure {...props} />
      </form>
    </SidePanel>
  )
}

export function DialogForm(props: FormProps & { intro?: ReactNode }) {
  const { formId, body, buttons, close } = useFormParts(props)
  return (
    <Dialog opened title={props.title} onClose={close} size={480}>
      {props.intro && <p className={classes.intro}>{props.intro}</p>}
      <form id={formId} {...body}>
        {props.children}
        <Failure {...props} />
      </form>
      <DialogActs>{buttons}</DialogActs>
    </Dialog>
  )
}

function useFormParts(props: FormProps) {
  const { form, save, loading, submitError, onClose, reason } = props
  const { t } = useLingui()
  const formId = useId()
  const element = useRef<HTMLFormElement>(null)
  const leave = useDirtyGuard(form.isDirty() && !loading)

  const submit = form.onSubmit(
    (values: unknown) => {
      if (!loading && !reason) props.onSave(values as never)
    },
    () => focusFirstFault(element.current),
  )

  // biome-ignore lint/correctness/useExhaustiveDependencies: each failure is put on its fields once.
  useEffect(() => {
    const placed = placedErrors(props)
    if (Object.keys(placed).length === 0) return
    form.setErrors(placed)
    requestAnimationFrame(() => focusFirstFault(element.current))
  }, [submitError])

  const close = () => void leave().then((left) => left && onClose())
  return {
    formId,
    close,
    body: {
      ref: element,
      className: classes.form,
      noValidate: true,
      onSubmit: submit,
      onKeyDown: (event: KeyboardEvent) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
          event.preventDefault()
          element.current?.requestSubmit()
        }
      },
    },
    buttons: (
      <>
        <Button onClick={close}>
          <Trans>Cancel</Trans>
        </Button>
        <Button
          type="submit"
          form={formId}
          tone="primary"
          keys="mod+enter"
          busy={loading}
          reason={reason}
          hint={save || t`Save`}
        >
          {save}
        </Button>
      </>
    ),
  }
}

/** What the fields do not say already: the whole failure, or only what to do next. */
function Failure(props: FormProps) {
  const { submitError } = props
  const box = useRef<HTMLDivElement>(null)
  const isOnField = Object.keys(placedErrors(props)).length > 0
  // In a small window the end of the form is out of sight. A fault on a field is gone to instead.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each failure is shown once.
  useEffect(() => {
    if (!isOnField) box.current?.scrollIntoView({ block: 'nearest' })
  }, [submitError])
  if (!submitError || submitError.code === 'cancelled') return null
  const placed = Object.keys(placedErrors(props)).length
  const all = placed > 0 && placed >= submitError.fields.length
  if (all && submitError.advice === '') return null
  return (
    <div className={classes.failure} ref={box}>
      <ErrorPanel inline problem={submitError} />
    </div>
  )
}

/** The errors whose field this form has, by its own field names. */
function placedErrors(props: FormProps): Record<string, string> {
  const { form, submitError, fieldNames = {}, codeFields = {} } = props
  if (!submitError) return {}
  const known = form.getValues() as Record<string, unknown>
  const fallback = codeFields[submitError.code]
  const errors =
    submitError.fields.length === 0 && fallback
      ? [{ field: fallback, message: submitError.message }]
      : submitError.fields
  return Object.fromEntries(
    errors
      .map(({ field, message }) => [fieldNames[field] ?? field, message] as const)
      .filter(([field]) => field in known),
  )
}

function focusFirstFault(form: HTMLFormElement | null): void {
  requestAnimationFrame(() => {
    form?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  })
}
