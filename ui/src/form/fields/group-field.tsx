import { useLingui } from '@lingui/react/macro'
import type { AppRef } from '@/bindings'
import { host } from '@/ipc/host'
import { keys } from '@/ipc/keys'
import { read } from '@/ipc/query'
import { shortName } from '@/lib/safe-text'
import { FoundField, type FoundFieldProps } from './found-field'

const OFFERED = 20

/** Groups whose name or guid has this part. */
const groupsQuery = (app: AppRef, search: string) =>
  read(keys.app(app, 'groups', 'picker', search), async () => {
    const { rows } = await host.groupsList(
      app,
      { search, kinds: [], tags: [] },
      { by: 'name', descending: false },
      0,
      OFFERED,
    )
    return rows.map((group) => ({
      value: group.guid,
      label: `${shortName(group.name)} (${group.guid})`,
    }))
  })

/** One group of the app, found in the index by any part of name or guid; a whole guid is taken too. */
export function GroupField(props: FoundFieldProps) {
  const { t } = useLingui()
  return (
    <FoundField
      {...props}
      placeholder={props.placeholder ?? t`Find by name or guid`}
      query={groupsQuery}
      typed={(guid) => t`The guid ${guid}`}
      nothing={t`None with this name`}
    />
  )
}
