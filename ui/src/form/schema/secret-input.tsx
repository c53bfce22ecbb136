import { Trans, useLingui } from '@lingui/react/macro'
import { type ChangeEvent, useCallback, useSyncExternalStore } from 'react'
import { IconButton } from '@/kit/button'
import { IconX } from '@/kit/icons'
import { SafeText } from '@/kit/safe-text'
import classes from './schema.module.css'
import type { InputProps } from './schema-field'
import type { FormStore } from './store'

/**
 * A secret while it is typed: in its input and nowhere else, neither in React nor in the markup.
 * What is stored is shown by its end alone; left empty, it stays.
 */
export function SecretInput(props: InputProps & { store: FormStore }) {
  const { id, field, reason, wrong, describedBy, store } = props
  const { t } = useLingui()
  const { path, shape, masked } = field
  const listen = useCallback((heard: () => void) => store.listen(path, heard), [store, path])
  const file = useSyncExternalStore(listen, () => store.file(path))
  const keep = useCallback(
    (input: HTMLInputElement | HTMLTextAreaElement | null) =>
      store.secret(
        path,
        input && {
          text: () => input.value,
          clear: () => {
            input.value = ''
          },
        },
      ),
    [store, path],
  )
  if (file) {
    return (
      <span className={classes.beside}>
        <span className={classes.fromFile}>
          <Trans>
            From the file <SafeText text={file.name} />
          </Trans>
        </span>
        <IconButton
          label={t`Take back ${field.label}`}
          icon={IconX}
          size="row"
          onClick={() => store.drop(path)}
        />
      </span>
    )
  }
  const shared = {
    id,
    ref: keep,
    autoComplete: 'off',
    spellCheck: false,
    readOnly: reason !== null,
    'aria-describedby': describedBy,
    'aria-invalid': wrong || undefined,
    'aria-required': field.required || undefined,
    placeholder: masked ? t`${masked}, kept unless you type another` : t`None is stored`,
    onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => {
      const something = event.currentTarget.value.trim() !== ''
      if (something !== store.isTyped(path)) store.type(path, something)
    },
  }
  return shape.kind === 'secret' && shape.long ? (
    <textarea
      {...shared}
      rows={4}
      className={`${classes.input} ${classes.long} ${classes.hidden}`}
    />
  ) : (
    <input {...shared} type="password" className={`${classes.input} ${classes.exact}`} />
  )
}
