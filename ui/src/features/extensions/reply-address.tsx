import { Trans, useLingui } from '@lingui/react/macro'
import type { AppRef } from '@/bindings'
import { host } from '@/ipc/host'
import { MaskedSecret } from '@/kit/copy'
import { useRights } from '@/rights/use-rights'
import classes from './extensions.module.css'

type ReplyAddressProps = { app: AppRef; extension: string; address: string }

/** Where the help desk sends its answers. The token in it is hidden; the core copies it whole. */
export function ReplyAddress({ app, extension, address }: ReplyAddressProps) {
  const { t } = useLingui()
  const why = useRights()
  return (
    <section aria-label={t`Address for answers`} className={classes.address}>
      <h2>
        <Trans>Address for answers</Trans>
      </h2>
      <p className={classes.dim}>
        <Trans>
          Enter it as a webhook in your help desk, so that what is answered there arrives here.
        </Trans>
      </p>
      <MaskedSecret
        name={t`the address`}
        masked={address}
        reason={why('extensionAddressCopy')}
        onCopy={() => host.extensionAddressCopy(app, extension)}
      />
    </section>
  )
}
