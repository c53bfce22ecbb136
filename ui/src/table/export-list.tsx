import { useLingui } from '@lingui/react/macro'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { AppRef, ExportFormat, ExportList } from '@/bindings'
import { FileFields } from '@/form/fields/file-fields'
import { DialogForm } from '@/form/form-shell'
import { useCommands } from '@/frame/commands'
import { host } from '@/ipc/host'
import { read, useCall } from '@/ipc/query'
import { Button } from '@/kit/button'
import { IconDownload } from '@/kit/icons'
import { toast } from '@/kit/toast'
import { useRights } from '@/rights/use-rights'

/** For lists of no app, or of no connection. */
export const NOWHERE: AppRef = { connection: '', app: '' }

const columnsQuery = (list: ExportList) => ({
  ...read(['export columns', list.kind], () => host.exportColumns(list)),
  staleTime: Number.POSITIVE_INFINITY,
})

type ExportButtonProps = {
  app: AppRef
  list: ExportList
  /** How many rows the list shows, where that is known. */
  total?: number | null
}

/** Writes what a list shows to a file, all of it. Stands in the bar of every list. */
export function ExportButton({ app, list, total }: ExportButtonProps) {
  const { t } = useLingui()
  const [open, setOpen] = useState(false)
  const why = useRights()
  const reason = why('listExport') ?? (total === 0 ? t`The list is empty.` : null)
  const run = () => setOpen(true)
  useCommands([
    {
      id: 'list.export',
      label: t`Export this list`,
      icon: IconDownload,
      group: 'list',
      reason,
      run,
    },
  ])
  return (
    <>
      <Button small icon={IconDownload} reason={reason} onClick={run}>
        {t`Export`}
      </Button>
      {open && <ExportForm app={app} list={list} onClose={() => setOpen(false)} />}
    </>
  )
}

type Values = { format: ExportFormat; columns: string[] | null }

type ExportFormProps = Pick<ExportButtonProps, 'app' | 'list'> & { onClose: () => void }

function ExportForm({ app, list, onClose }: ExportFormProps) {
  const { t } = useLingui()
  const known = useQuery(columnsQuery(list))
  const all = known.data ?? []
  const form = useForm<Values>({
    initialValues: { format: 'csv', columns: null },
    validate: ({ columns }) =>
      columns?.length === 0 ? { columns: t`Choose at least one column.` } : {},
  })
  const save = useCall(({ format, columns }: Values) =>
    host.listExport({ app, list, format, columns: columns ?? all.map((column) => column.id) }),
  )
  const chosen = form.getInputProps('columns')
  const format = form.getInputProps('format')
  return (
    <DialogForm
      title={t`Export this list`}
      form={form}
      save={t`Choose where it goes`}
      onSave={(values: Values) =>
        save.mutate(values, {
          onSuccess: (job) => {
            if (!job) return
            onClose()
            toast({ text: t`Begun: ${job.title}. Jobs shows how far it is.` })
          },
        })
      }
      loading={save.isPending || known.isPending}
      submitError={save.error ?? known.error}
      onClose={() => {
        form.resetDirty()
        onClose()
      }}
      intro={t`The file holds all that the list would show, with its search and filters.`}
    >
      <FileFields
        format={format}
        columns={{ ...chosen, value: chosen.value ?? all.map((column) => column.id) }}
        all={all.map((column) => ({ value: column.id, label: column.label }))}
      />
    </DialogForm>
  )
}
