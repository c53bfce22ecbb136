import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { AppRef, DeviceRow } from '@/bindings'
import { useGate } from '@/gate/use-gate'
import { Button, IconButton } from '@/kit/button'
import { ErrorPanel } from '@/kit/error-panel'
import { Section } from '@/kit/field-list'
import { IconTrash } from '@/kit/icons'
import { SafeText } from '@/kit/safe-text'
import { Lines } from '@/kit/skeleton'
import { Time } from '@/kit/time'
import { tip } from '@/kit/tip'
import { toast } from '@/kit/toast'
import { devicesQuery, useNoticeActs } from './notices-api'
import classes from './users.module.css'

type UserDevicesProps = { app: AppRef; uid: string; whyNot: string | null }

/** Devices that get a user's push notifications; their tokens stay in the core. */
export function UserDevices({ app, uid, whyNot }: UserDevicesProps) {
  const { t } = useLingui()
  const listed = useQuery(devicesQuery(app, uid))
  const gate = useGate(app)
  const { removeDevices } = useNoticeActs(app, uid)
  const devices = listed.data?.devices ?? []
  const remove = (id: string | null) =>
    gate({
      act: 'pushTokensRemove',
      subject: uid,
      run: () => removeDevices.mutateAsync(id),
      done: () => toast({ text: id === null ? t`Removed all devices` : t`Removed the device` }),
    })
  return (
    <Section
      title={t`Devices`}
      action={
        devices.length > 1 && (
          <Button small tone="danger" reason={whyNot} onClick={() => void remove(null)}>
            {t`Remove all devices`}
          </Button>
        )
      }
    >
      {listed.error ? (
        <ErrorPanel inline problem={listed.error} onRetry={() => void listed.refetch()} />
      ) : !listed.data ? (
        <Lines count={2} label={t`Reading the devices`} />
      ) : devices.length === 0 ? (
        <p className={classes.note}>
          {listed.data.signedIn ? (
            <Trans>
              No device is registered, so no push notifications reach this user. The user's app
              registers one when it starts.
            </Trans>
          ) : (
            <Trans>
              This user is signed in nowhere, and devices hang on a login. There are none.
            </Trans>
          )}
        </p>
      ) : (
        <ul className={classes.devices} aria-label={t`Devices`}>
          {devices.map((device) => (
            <li key={device.id} className={classes.token}>
              <span {...tip(device.platform ?? '')}>
                <SafeText text={platformName(device)} />
              </span>
              <code>{device.masked}</code>
              <Time at={device.updatedAt ?? device.createdAt} />
              {device.provider && (
                <span className={classes.platform}>
                  <SafeText text={device.provider} />
                </span>
              )}
              <IconButton
                label={t`Remove this device`}
                icon={IconTrash}
                tone="danger"
                size="row"
                reason={whyNot}
                onClick={() => void remove(device.id)}
              />
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

const SYSTEMS = [
  ['android', 'Android'],
  ['web', 'Web'],
  ['ios', 'iOS'],
  ['apns', 'iOS'],
] as const

/** "fcm_flutter_android" → "Android"; the service's own word stands in the tip. */
function platformName(device: DeviceRow): string {
  const platform = device.platform ?? ''
  const system = SYSTEMS.find(([part]) => platform.includes(part))?.[1] ?? platform
  return device.voip ? `${system} (VoIP)` : system
}
