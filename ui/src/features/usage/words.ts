import { useLingui } from '@lingui/react/macro'
import type { Measure } from '@/bindings'
import type { Search } from '@/lib/search'
import { textOf } from '@/lib/search'

export const SPANS = [7, 30, 90, 365] as const

/** The days that an address asks for. */
export function spanOf(search: Search): number {
  const days = Number(textOf(search, 'days'))
  return SPANS.find((each) => each === days) ?? 30
}

export const MEASURES: readonly Measure[] = [
  'users',
  'activeUsers',
  'concurrentUsers',
  'conversations',
  'messagesSent',
  'deliveryReceipts',
  'readReceipts',
  'audioMinutes',
  'videoMinutes',
  'recordedMinutes',
]

/** Those that CometChat still tells of days that are over. */
export const TOLD_LATER: ReadonlySet<Measure> = new Set([
  'activeUsers',
  'concurrentUsers',
  'audioMinutes',
  'videoMinutes',
  'recordedMinutes',
])

export type Words = {
  title: string
  /** One sentence: what is counted. */
  help: string
  /** CometChat's own name for it. */
  source: string
  unit?: string
}

/** What each measure is called and counts. */
export function useWords(): Record<Measure, Words> {
  const { t } = useLingui()
  return {
    users: {
      title: t`Users`,
      help: t`How many users the app has that are not deactivated. CometChat tells the number of now only: Halley counts it every day it runs.`,
      source: 'GET /users, meta.pagination.total',
    },
    activeUsers: {
      title: t`Active users`,
      help: t`Users who did something on the day.`,
      source: 'GET /stats, active_users',
    },
    concurrentUsers: {
      title: t`Most connected at once`,
      help: t`The most users that were connected at one time of the day.`,
      source: 'GET /stats, concurrent_users',
    },
    conversations: {
      title: t`Conversations`,
      help: t`How many conversations there are between users and in groups. CometChat tells the number of now only: Halley counts it every day it runs.`,
      source: 'GET /conversations, meta.pagination.total',
    },
    messagesSent: {
      title: t`Messages sent`,
      help: t`Added up while Halley runs: CometChat tells the last hour only.`,
      source: 'GET /stats/messages, messagesSent',
    },
    deliveryReceipts: {
      title: t`Messages delivered`,
      help: t`Added up while Halley runs: CometChat tells the last hour only.`,
      source: 'GET /stats/messages, deliveryReceipts',
    },
    readReceipts: {
      title: t`Messages read`,
      help: t`Added up while Halley runs: CometChat tells the last hour only.`,
      source: 'GET /stats/messages, readReceipts',
    },
    audioMinutes: {
      title: t`Voice calls`,
      help: t`Minutes of voice calls on the day.`,
      source: 'GET /stats, audio_minutes',
      unit: t`min`,
    },
    videoMinutes: {
      title: t`Video calls`,
      help: t`Minutes of video calls on the day.`,
      source: 'GET /stats, video_minutes',
      unit: t`min`,
    },
    recordedMinutes: {
      title: t`Recordings`,
      help: t`Minutes of calls that were recorded on the day.`,
      source: 'GET /stats, recorded_minutes',
      unit: t`min`,
    },
  }
}
