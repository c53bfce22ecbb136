import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { AppRef, ImportFile, ImportMapping, JobPlan } from '@/bindings'
import { useGo } from '@/frame/address'
import { paths } from '@/frame/paths'
import { usePreferences } from '@/ipc/preferences'
import { Button } from '@/kit/button'
import { ErrorPanel } from '@/kit/error-panel'
import { SafeText } from '@/kit/safe-text'
import { Lines } from '@/kit/skeleton'
import { toast } from '@/kit/toast'
import { previewQuery, usePlanImport } from './api'
import { DryRun } from './dry-run'
import { FaultList } from './fault-list'
import classes from './import.module.css'
import { firstColumns, withColumns } from './mapping'
import { PreviewTable } from './preview-table'

type MapColumnsProps = {
  app: AppRef
  file: ImportFile
  guid: string
  onOther: () => void
  onBegun: () => void
}

/** What each column holds, the first rows with what is wrong in them, and the way on. */
export function MapColumns({ app, file, guid, onOther, onBegun }: MapColumnsProps) {
  const { t } = useLingui()
  const go = useGo()
  const [preferences, prefer] = usePreferences()
  const [columns, setColumns] = useState(() =>
    firstColumns(file, app.connection, preferences.imports),
  )
  const mapping: ImportMapping = { columns, guid: guid || null }
  const preview = useQuery({
    ...previewQuery(file.id, mapping),
    placeholderData: keepPreviousData,
  })
  const plan = usePlanImport(app)
  const [planned, setPlanned] = useState<JobPlan | null>(null)
  const seen = preview.data
  const [missing] = seen?.missing ?? []
  const allWrong = seen !== undefined && seen.total > 0 && seen.wrong === seen.total
  const reason = !seen
    ? t`The file is being read.`
    : (missing ??
      (seen.total === 0
        ? t`This file has no row below its heads.`
        : allWrong
          ? t`Something is wrong with every row.`
          : null))

  const lookUp = () => {
    const heads = file.heads.map((head, at) => ({ head, field: columns[at] ?? null }))
    prefer({ imports: withColumns(preferences.imports, app.connection, file.kind, heads) })
    plan.mutate({ id: file.id, mapping }, { onSuccess: setPlanned })
  }

  return (
    <>
      <div className={classes.bar}>
        <h2>
          <SafeText text={file.name} />
        </h2>
        <span role="status" className={classes.count}>
          {seen && (
            <>
              <Plural value={seen.total} one="# row" other="# rows" />
              {seen.wrong > 0 && (
                <>
                  {', '}
                  <strong className={classes.wrong}>
                    <Plural value={seen.wrong} one="# with a problem" other="# with problems" />
                  </strong>
                </>
              )}
            </>
          )}
        </span>
        <Button onClick={onOther}>
          <Trans>Choose another file</Trans>
        </Button>
        <Button tone="primary" reason={reason} busy={plan.isPending} onClick={lookUp}>
          <Trans>Look up in the app</Trans>
        </Button>
      </div>
      {preview.error && (
        <ErrorPanel inline problem={preview.error} onRetry={() => void preview.refetch()} />
      )}
      {plan.isPending && (
        <p role="status" className={classes.note}>
          <Trans>
            Every row is looked up in the app. The first time Halley reads all users of the app for
            this.
          </Trans>
        </p>
      )}
      {plan.error && <ErrorPanel inline problem={plan.error} />}
      {missing && (
        <p role="status" className={classes.missing}>
          <SafeText text={missing} />
        </p>
      )}
      {seen ? (
        <>
          <PreviewTable file={file} columns={columns} onChange={setColumns} rows={seen.first} />
          <p className={classes.note}>
            <Trans>
              Columns that hold nothing are left out. A blank cell leaves things as they are; rows
              with problems are left out and can be saved to a file afterwards.
            </Trans>
          </p>
          <FaultList file={file} preview={seen} />
        </>
      ) : (
        !preview.error && <Lines count={8} label={t`Reading the file`} />
      )}
      {planned && (
        <DryRun
          app={app}
          plan={planned}
          onClose={() => setPlanned(null)}
          onBegun={(job) => {
            setPlanned(null)
            onBegun()
            toast({ text: t`Begun: ${job.title}.` })
            go(paths.jobs({ peek: job.id }))
          }}
        />
      )}
    </>
  )
}
