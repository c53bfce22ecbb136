import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useDeferredValue } from 'react'
import type { AppRef, Hit } from '@/bindings'
import { useGo } from '@/frame/address'
import { useAllCommands } from '@/frame/commands'
import { paths } from '@/frame/paths'
import { host } from '@/ipc/host'
import { read } from '@/ipc/query'
import { IconApps, IconMessage, IconMessages, IconUser, IconUsersGroup } from '@/kit/icons'
import type { ListEntry, ListGroup } from '@/kit/search-list'
import { rankByWords } from '@/lib/rank'

const MOST_OF_A_KIND = 8

/** What the palette lists for a text: acts of the page, places, then people, apps and ids. */
export function usePaletteGroups(
  app: AppRef | null,
  text: string,
): { groups: ListGroup[]; finding: boolean } {
  const { t } = useLingui()
  const go = useGo()
  const wanted = useDeferredValue(text.trim())
  const found = useQuery({
    ...read(['find', app, wanted], (signal) => host.find(wanted, app, signal)),
    enabled: wanted.length > 1,
    placeholderData: (before) => before,
  })

  const commands = useAllCommands().filter((each) => !each.unlisted && each.run)
  const entries = (group: 'page' | 'go' | 'everywhere') =>
    rankByWords(
      commands.filter((each) => {
        const own = each.group === 'list' ? 'page' : (each.group ?? 'page')
        return own === group
      }),
      text,
      (each) => each.label,
    ).map((each) => ({ ...each, run: each.run ?? (() => undefined) }))

  const hits = wanted.length > 1 ? (found.data ?? []) : []
  const groups = [
    { id: 'page', title: t`On this page`, entries: entries('page') },
    { id: 'go', title: t`Go to`, entries: entries('go') },
    { id: 'found', title: t`Found`, entries: foundEntries(hits, go) },
    { id: 'everywhere', title: t`Everywhere`, entries: entries('everywhere') },
  ]
  return {
    groups: groups.filter((group) => group.entries.length > 0),
    finding: found.isFetching,
  }
}

function foundEntries(hits: readonly Hit[], go: (href: string) => void): ListEntry[] {
  const seen = new Map<string, number>()
  return hits
    .filter((hit) => {
      const count = (seen.get(hit.kind) ?? 0) + 1
      seen.set(hit.kind, count)
      return count <= MOST_OF_A_KIND
    })
    .map((hit) => {
      const { href, ...entry } = describe(hit)
      return { ...entry, id: `found ${href}`, run: () => go(href) }
    })
}

function describe(hit: Hit): Omit<ListEntry, 'id' | 'run'> & { href: string } {
  switch (hit.kind) {
    case 'app':
      return { label: hit.name, detail: hit.app.app, icon: IconApps, href: paths.overview(hit.app) }
    case 'user':
      return {
        label: hit.name,
        detail: hit.uid,
        icon: IconUser,
        href: paths.user(hit.app, hit.uid),
      }
    case 'group':
      return {
        label: hit.name,
        detail: hit.guid,
        icon: IconUsersGroup,
        href: paths.group(hit.app, hit.guid),
      }
    case 'conversation':
      return {
        label: hit.title,
        detail: hit.id,
        icon: IconMessages,
        href: paths.conversation(hit.app, hit.id),
      }
    case 'message':
      return {
        label: hit.text,
        detail: hit.id,
        icon: IconMessage,
        href: paths.conversation(hit.app, hit.conversation, { message: hit.id }),
      }
  }
}
