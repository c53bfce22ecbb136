import { Trans, useLingui } from '@lingui/react/macro'
import { useId } from 'react'
import type { ProviderKind } from '@/bindings'
import type { AnyForm } from '@/form/form-shell'
import { Button } from '@/kit/button'
import { ErrorPanel } from '@/kit/error-panel'
import { IconFile } from '@/kit/icons'
import { SafeText } from '@/kit/safe-text'
import { useChooseFile } from './api'
import classes from './notifications.module.css'

type CredentialFieldProps = {
  form: AnyForm
  name: string
  label: string
  help: string
  kind: ProviderKind
  /** What is known of the one that is set; null where none is. */
  set: string | null
  onFile: (id: string | null) => void
}

/** A credential that comes as a file. The core reads and checks it; the window has its name alone. */
export function CredentialField(props: CredentialFieldProps) {
  const { form, name, label, help, kind, set, onFile } = props
  const { t } = useLingui()
  const id = useId()
  const choose = useChooseFile()
  const file = choose.data
  const fault = form.errors[name]
  const open = () =>
    choose.mutate(kind, {
      onSuccess: (chosen) => {
        if (!chosen) return
        onFile(chosen.id)
        form.setFieldValue(name, true)
        form.clearFieldError(name)
      },
    })
  return (
    <div>
      <span id={id} className={classes.fieldLabel}>
        {label}
      </span>
      <div className={classes.file}>
        <Button
          icon={IconFile}
          busy={choose.isPending}
          aria-describedby={id}
          aria-invalid={fault ? true : undefined}
          onClick={open}
        >
          {file || set ? t`Choose another file` : t`Choose the file`}
        </Button>
        <span role="status">
          {file ? (
            <SafeText text={`${file.name}: ${file.about}`} />
          ) : (
            set && (
              <Trans>
                Set: <SafeText text={set} />. It stays if no other is chosen.
              </Trans>
            )
          )}
        </span>
      </div>
      <p className={classes.dim}>
        {help} <Trans>Halley checks its size and form, hands it on, and keeps no copy.</Trans>
      </p>
      {fault && <p className={classes.fault}>{fault}</p>}
      {choose.error && <ErrorPanel inline problem={choose.error} />}
    </div>
  )
}
