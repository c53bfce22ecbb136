import type { AppRef } from '@/bindings'
import { UserContact } from './user-contact'
import { UserDevices } from './user-devices'
import { UserMutes } from './user-mutes'
import { UserNotices } from './user-notices'
import { UserTimezone } from './user-timezone'

type UserNotificationsProps = { app: AppRef; uid: string; whyNot: string | null }

/** Everything about a user's notifications; each part is read and fails by itself. */
export function UserNotifications(props: UserNotificationsProps) {
  return (
    <>
      <UserContact {...props} />
      <UserTimezone {...props} />
      <UserDevices {...props} />
      <UserMutes {...props} />
      <UserNotices {...props} />
    </>
  )
}
