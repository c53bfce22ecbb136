import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { AppRef, ExtensionForm } from '@/bindings'
import { toConsoleError } from '@/ipc/error'
import { host } from '@/ipc/host'
import { appQuery } from '@/ipc/questions'
import type { ActGroup } from '@/kit/act-menu'
import { confirm } from '@/kit/confirm'
import { IconCode, IconTrash } from '@/kit/icons'
import { toast, toastProblem } from '@/kit/toast'
import { useDeleteSettings, useUndo } from './api'

/** What can be done with settings as a whole; deletion asks in the core's own words. */
export function useSettingsActs(
  app: AppRef,
  form: ExtensionForm,
  { reason, onJson }: { reason: string | null; onJson: () => void },
): ActGroup[] {
  const { t } = useLingui()
  const { data: tenant } = useQuery(appQuery(app))
  const erase = useDeleteSettings(app)
  const undo = useUndo(app)

  const remove = async () => {
    try {
      const plan = await host.gatePlan({
        act: 'extensionSettingsDelete',
        app,
        selection: null,
        subject: form.extension,
      })
      if (!plan.allowed) return toastProblem({ message: plan.reason ?? '', advice: '' })
      let way: string | null = null
      const sure = await confirm({
        title: plan.title,
        text: plan.text,
        button: plan.button,
        irreversible: true,
        tenant,
        run: async () => {
          way = (await erase.mutateAsync(form.extension)).undo
        },
      })
      const id: string | null = way
      if (!sure) return
      toast({
        text: t`Deleted the settings of ${form.name}`,
        undo: id ? () => undo.mutateAsync(id) : null,
      })
    } catch (thrown) {
      toastProblem(toConsoleError(thrown))
    }
  }

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
