import { t } from '@lingui/core/macro'
import type { AppSetting, Profile, SettingSeen, SettingWanted } from '@/bindings'

/** Changes that are not saved yet: what each setting is to hold. */
export type Edits = ReadonlyMap<string, boolean>

export const NO_EDITS: Edits = new Map()

/** What a setting holds where it is yes or no; null where it is something else, or not told. */
export function switchOf(setting: AppSetting): boolean | null {
  return setting.value?.kind === 'switch' ? setting.value.on : null
}

/** Whether the service takes a change of it: of yes and no alone. */
export function isSwitch(setting: AppSetting): boolean {
  return setting.value === null || setting.value.kind === 'switch'
}

/** Chosen again as it is, a setting is no longer changed. */
export function edited(edits: Edits, setting: AppSetting, on: boolean): Edits {
  const next = new Map(edits)
  if (switchOf(setting) === on) next.delete(setting.key)
  else next.set(setting.key, on)
  return next
}

export function without(edits: Edits, keys: readonly string[]): Edits {
  return new Map([...edits].filter(([key]) => !keys.includes(key)))
}

export function wantedOf(edits: Edits): SettingWanted[] {
  return [...edits].map(([key, on]) => ({ key, on }))
}

/** What the person saw of every setting that is yes or no. */
export function seenOf(settings: readonly AppSetting[]): SettingSeen[] {
  return settings.filter(isSwitch).map((each) => ({ key: each.key, on: switchOf(each) }))
}

/** What setting all back is known to change: settings that differ from their documented default. */
export function changedOf(settings: readonly AppSetting[]): AppSetting[] {
  return settings.filter((each) => each.changed)
}

/** Why this profile may not change settings, or nothing; the core agrees. */
export function whyNotChange(profile?: Profile): string | null {
  if (profile === 'readOnly') return t`This installation may only read. Preferences say why.`
  return profile === 'support' ? t`The support profile does not change settings.` : null
}

/** Why this profile may not set all back, or nothing. */
export function whyNotReset(profile?: Profile): string | null {
  const why = whyNotChange(profile)
  if (why) return why
  return profile === 'manager' ? t`Only an administrator sets all settings back.` : null
}

/** The settings whose name, sentence or key has the text. */
export function found(settings: readonly AppSetting[], text: string): AppSetting[] {
  const part = text.trim().toLowerCase()
  return settings.filter((each) =>
    [each.title, each.help, each.key].some((words) => words.toLowerCase().includes(part)),
  )
}

export function onOff(on: boolean | null): string {
  if (on === null) return t`not told`
  return on ? t`on` : t`off`
}
