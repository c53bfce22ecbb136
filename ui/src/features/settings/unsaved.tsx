import { useLingui } from '@lingui/react/macro'
import type { AppSetting } from '@/bindings'
import { ConflictDialog } from '@/form/conflict-dialog'
import { UnsavedBar } from '@/form/unsaved-bar'
import { onOff, switchOf } from './rules'
import type { SettingEdits } from './use-edits'

type UnsavedProps = { settings: readonly AppSetting[]; state: SettingEdits }

/** Changes of settings until they are saved, and the question when others changed some meanwhile. */
export function Unsaved({ settings, state }: UnsavedProps) {
  const { t } = useLingui()
  const settingOf = (key: string) => settings.find((each) => each.key === key)
  const titleOf = (key: string) => settingOf(key)?.title ?? key
  const wasOn = (key: string) => {
    const setting = settingOf(key)
    return setting ? switchOf(setting) : null
  }
  return (
    <>
      <UnsavedBar
        id="settings.save"
        label={t`Save the settings`}
        changes={[...state.edits].map(([key, on]) => ({
          key,
          what: titleOf(key),
          before: onOff(wasOn(key)),
          after: onOff(on),
          fault: state.faults.get(key),
          drop: () => state.drop(key),
        }))}
        saving={state.saving}
        onSave={() => state.save()}
        onDiscard={state.discard}
      />
      {state.conflicts.length > 0 && (
        <ConflictDialog
          title={t`Somebody else changed settings meanwhile`}
          help={t`Nothing is saved yet. Look whether your change still fits.`}
          heads={[t`Setting`, t`When you looked`, t`Now`]}
          conflicts={state.conflicts.map(({ key, before, now }) => ({
            key,
            what: titleOf(key),
            values: [onOff(before), onOff(now)],
          }))}
          theirs={t`Look again first`}
          mine={t`Save mine all the same`}
          onTheirs={state.forget}
          onMine={state.goOn}
          onClose={state.forget}
        />
      )}
    </>
  )
}
