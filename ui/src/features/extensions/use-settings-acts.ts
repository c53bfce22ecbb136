import { useLingui } from '@lingui/react/macro'
import type { AppRef, ExtensionForm } from '@/bindings'
import { useGate } from '@/gate/use-gate'
import type { ActGroup } from '@/kit/act-menu'
import { IconCode, IconTrash } from '@/kit/icons'
import { toast } from '@/kit/toast'
import { useDeleteSettings, useUndo } from './api'

/** What can be done with settings as a whole; deletion asks in the core's own words. */
export function useSettingsActs(
  app: AppRef,
  form: ExtensionForm,
  { reason, onJson }: { reason: string | null; onJson: () => void },
): ActGroup[] {
  const { t } = useLingui()
  const gate = useGate(app)
  const erase = useDeleteSettings(app)
  const undo = useUndo(app)

  const remove = () =>
    gate({
      act: 'extensionSettingsDelete',
      subject: form.extension,
      run: () => erase.mutateAsync(form.extension),
      done: ({ undo: id }) =>
        toast({
          text: t`Deleted the settings of ${form.name}`,
          undo: id ? () => undo.mutateAsync(id) : null,
        }),
    })

  return [
    [{ id: 'json', label: t`Show JSON`, icon: IconCode, run: onJson }],
    form.widget === null
      ? [
          {
            id: 'delete',
            label: t`Delete the settings`,
            icon: IconTrash,
            danger: true,
            reason: reason ?? (form.deletable ? null : t`There is nothing stored to be deleted.`),
            run: () => void remove(),
          },
        ]
      : [],
  ]
}
