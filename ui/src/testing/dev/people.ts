import type { UserFilter, UserRow, UserSort } from '@/bindings'
import { NOW, userRow } from '../fixtures'

const FIRST =
  'Maria Ada Bao Cyrus Dana Elif Femi Grace Hugo Ines Jun Kofi Lena Milan Noor Oskar Priya Quinn Rosa Sami Tara Umar Vera Wei Xenia Yusuf Zoe'.split(
    ' ',
  )
const LAST =
  'Lopez Ahmed Bakker Chen Dubois Eriksson Ferrari Garcia Hansen Ivanov Jensen Khan Larsen Moreau Nakamura Okafor Petrov Quispe Rossi Silva Tanaka Usman Varga Wang Yilmaz Zhang'.split(
    ' ',
  )
const ROLES = ['default', 'default', 'default', 'default', 'vip', 'courier', 'seller', 'staff']
const TAGS = ['vip', 'beta', 'spanish', 'late-payer', 'ios', 'android', 'night']

/** `count` users, the same on every start. */
export function makePeople(count: number): UserRow[] {
  return Array.from({ length: count }, (_, index) => {
    const first = FIRST[(index * 7) % FIRST.length]
    const last = LAST[(index * 13 + Math.floor(index / FIRST.length)) % LAST.length]
    const number = String(index).padStart(6, '0')
    const age = (index * 7919) % (900 * 86_400)
    return userRow({
      uid: `${first}-${last}-${number}`.toLowerCase(),
      name: `${first} ${last}`,
      role: ROLES[(index * 5) % ROLES.length] ?? null,
      tags: TAGS.filter((_, tag) => (index * 31 + tag * 17) % 23 === 0),
      status: index % 11 === 0 ? 'online' : 'offline',
      lastActiveAt: index % 9 === 0 ? null : NOW - (age % (40 * 86_400)),
      createdAt: NOW - age,
      deactivatedAt: index % 29 === 0 ? NOW - (age % (20 * 86_400)) : null,
    })
  })
}

export function matching(people: readonly UserRow[], filter: UserFilter): UserRow[] {
  const part = filter.search.trim().toLowerCase()
  return people.filter(
    (each) =>
      (filter.shown === 'all' ||
        (each.deactivatedAt !== null) === (filter.shown === 'deactivated')) &&
      (filter.status === null || each.status === filter.status) &&
      within(each.createdAt, filter.created) &&
      within(each.lastActiveAt, filter.lastActive) &&
      (filter.roles.length === 0 || filter.roles.includes(each.role ?? '')) &&
      filter.tags.every((tag) => each.tags.includes(tag)) &&
      (part === '' || each.name.toLowerCase().includes(part) || each.uid.includes(part)),
  )
}

function within(at: number | null, between: UserFilter['created']): boolean {
  if (!between) return true
  return at !== null && at >= (between.from ?? 0) && at <= (between.until ?? at)
}

export function sorted(people: readonly UserRow[], sort: UserSort): UserRow[] {
  const sign = sort.descending ? -1 : 1
  return people.toSorted((a, b) => {
    const left = a[sort.by] ?? ''
    const right = b[sort.by] ?? ''
    return left < right ? -sign : left > right ? sign : 0
  })
}
