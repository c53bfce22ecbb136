import type { AppRef, MemberScope } from '@/bindings'
import { host } from '@/ipc/host'
import { keys } from '@/ipc/keys'
import { useCall } from '@/ipc/query'

const touched = (app: AppRef) => ({
  stale: () => [
    keys.app(app, 'groups'),
    keys.app(app, 'group'),
    // The groups of a user are the same memberships, seen from the other side.
    keys.app(app, 'user'),
    keys.activity,
  ],
})

type Scoped = { guid: string; members: MemberScope[] }
type Named = { guid: string; uids: string[] }

/** Every change of who is in a group. */
export function useMemberCalls(app: AppRef) {
  const stale = touched(app)
  return {
    add: useCall(({ guid, members }: Scoped) => host.groupMembersAdd(app, guid, members), stale),
    scope: useCall(
      ({ guid, members }: Scoped) => host.groupMembersScope(app, guid, members),
      stale,
    ),
    kick: useCall(({ guid, uids }: Named) => host.groupMembersKick(app, guid, uids), stale),
    ban: useCall(({ guid, uids }: Named) => host.groupMembersBan(app, guid, uids), stale),
    unban: useCall(({ guid, uids }: Named) => host.groupMembersUnban(app, guid, uids), stale),
    undo: useCall((id: string) => host.activityUndo(id), stale),
  }
}
