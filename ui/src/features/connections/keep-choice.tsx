import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import type { Keep, VaultState } from '@/bindings'
import { SecretField } from '@/form/fields/text-field'
import type { AnyForm } from '@/form/form-shell'
import type { TypedSecret } from '@/form/typed-secret'
import classes from './home.module.css'
import { passphraseNeed } from './rules'

type KeepChoiceProps = { form: AnyForm; vault: VaultState | undefined; passphrase: TypedSecret }

/** Where the key is kept: the system's keychain, a passphrase file, or nowhere. */
export function KeepChoice({ form, vault, passphrase }: KeepChoiceProps) {
  const { t } = useLingui()
  const keep = form.getValues().keep as Keep
  const need = passphraseNeed(vault)
  const unavailable = vault?.keychain === 'unavailable'
  const keychain = vault?.keychainName ?? ''
  return (
    <fieldset className={classes.keep}>
      <legend className={classes.keepTitle}>
        <Trans>Where should the key be kept?</Trans>
      </legend>
      <Choice
        form={form}
        value="keychain"
        off={unavailable}
        title={
          unavailable || keychain === ''
            ? t`In a keychain`
            : t`In the keychain of this computer (${keychain})`
        }
      >
        {unavailable ? (
          <Trans>This computer has none that Halley can reach.</Trans>
        ) : vault?.keychain === 'locked' ? (
          <Trans>It is locked; your system asks for its password first.</Trans>
        ) : (
          <Trans>Opened when you sign in to this computer. Best for most people.</Trans>
        )}
      </Choice>
      <Choice form={form} value="file" title={t`In a file with a passphrase`}>
        <Trans>Encrypted; Halley asks for the passphrase once after each start.</Trans>
      </Choice>
      {keep === 'file' && need && (
        <div className={classes.passphrase}>
          <SecretField
            form={form}
            secret={passphrase}
            name="passphrase"
            label={need === 'new' ? t`New passphrase` : t`Passphrase`}
            help={need === 'new' ? t`Nobody can recover it. At least 8 letters.` : undefined}
            required
          />
        </div>
      )}
      <Choice form={form} value="session" title={t`Not at all, for this session only`}>
        <Trans>Forgotten when you quit Halley.</Trans>
      </Choice>
    </fieldset>
  )
}

type ChoiceProps = {
  form: AnyForm
  value: Keep
  title: string
  off?: boolean
  children: ReactNode
}

function Choice({ form, value, title, off, children }: ChoiceProps) {
  return (
    <label className={classes.choice} data-off={off || undefined}>
      <input
        type="radio"
        name="keep"
        value={value}
        disabled={off}
        checked={form.getValues().keep === value}
        onChange={() => form.setFieldValue('keep', value)}
      />
      <span>
        {title}
        <span className={classes.choiceText} style={{ display: 'block' }}>
          {children}
        </span>
      </span>
    </label>
  )
}
