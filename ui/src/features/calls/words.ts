import { t } from '@lingui/core/macro'
import type { Tone } from '@/kit/badge'

/** What a call carried, in a word; what is new is shown as it comes. */
export function kindName(kind: string): string {
  if (kind === 'audio') return t`sound`
  if (kind === 'video') return t`picture and sound`
  return kind === '' ? '–' : kind
}

/** How a call came about, in a word. */
export function modeName(mode: string): string {
  if (mode === 'call') return t({ message: 'call', comment: 'somebody rang' })
  if (mode === 'meet') return t`meeting`
  if (mode === 'presenter') return t`presentation`
  return mode === '' ? '–' : mode
}

/** What became of a call, in a word. */
export function stateName(state: string): string {
  const names: Record<string, string> = {
    initiated: t`ringing`,
    ongoing: t`going on`,
    ended: t`ended`,
    rejected: t`declined`,
    cancelled: t`hung up`,
    unanswered: t`not answered`,
    busy: t`busy`,
  }
  return names[state] ?? (state === '' ? '–' : state)
}

export function stateTone(state: string): Tone {
  if (state === 'ongoing' || state === 'initiated') return 'green'
  return state === 'ended' ? 'neutral' : 'amber'
}
