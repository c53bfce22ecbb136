import { useLingui } from '@lingui/react/macro'
import type { AppRef } from '@/bindings'
import { host } from '@/ipc/host'
import { keys } from '@/ipc/keys'
import { read } from '@/ipc/query'
import { shortName } from '@/lib/safe-text'
import { FoundField, type FoundFieldProps } from './found-field'

const OFFERED = 20

/** Users whose name or uid has this part. */
const peopleQuery = (app: AppRef, search: string) =>
  read(keys.app(app, 'users', 'picker', search), async () => {
    const { rows } = await host.usersList(
      app,
      { search, roles: [], tags: [], status: null, shown: 'active' },
      { by: 'name', descending: false },
      0,
      OFFERED,
    )
    return rows.map((user) => ({ value: user.uid, label: `${shortName(user.name)} (${user.uid})` }))
  })

/** One user of the app, found in the index by any part of name or uid; a whole uid is taken too. */
export function PersonField(props: FoundFieldProps) {
  const { t } = useLingui()
  return (
    <FoundField
      {...props}
      placeholder={props.placeholder ?? t`Find by name or uid`}
      query={peopleQuery}
      typed={(uid) => t`The uid ${uid}`}
      nothing={t`Nobody with this name`}
    />
  )
}
