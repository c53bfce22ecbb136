import { Trans, useLingui } from '@lingui/react/macro'
import type { AppRef, LogRow } from '@/bindings'
import { useSearch } from '@/frame/address'
import { Link } from '@/frame/link'
import { SidePanel } from '@/frame/page'
import { paths } from '@/frame/paths'
import { IdText } from '@/kit/copy'
import { Field, FieldList, Section } from '@/kit/field-list'
import { JsonView } from '@/kit/json-view'
import { SafeText } from '@/kit/safe-text'
import { Time } from '@/kit/time'
import { tip } from '@/kit/tip'
import { useLogRows } from './api'
import { End } from './log-columns'
import { filterOf } from './log-filter'
import { useLogWords } from './use-log-words'

type LogPanelProps = { app: AppRef; id: string; onClose: () => void }

/** One entry of the log: what happened, how it ended and why, what was sent and answered. */
export function LogPanel({ app, id, onClose }: LogPanelProps) {
  const { t } = useLingui()
  const [search] = useSearch()
  const rows = useLogRows(app, filterOf(search))
  let row: LogRow | undefined
  for (let at = 0; at < (rows.total ?? 0) && row === undefined; at += 1) {
    const each = rows.at(at)
    if (each?.id === id) row = each
  }
  return (
    <SidePanel title={row?.triggerWords ?? t`Notification`} onClose={onClose}>
      {row ? (
        <Entry app={app} row={row} />
      ) : (
        <p>{t`This entry is not among those that are loaded.`}</p>
      )}
    </SidePanel>
  )
}

function Entry({ app, row }: { app: AppRef; row: LogRow }) {
  const { t } = useLingui()
  const { channel, provider } = useLogWords()
  const user = (uid: string) => (
    <Link href={paths.user(app, uid)}>
      <SafeText text={uid} />
    </Link>
  )
  return (
    <>
      <FieldList>
        <Field name={t`How it ended`}>
          <End row={row} />
          {row.reasonWords && (
            <div {...tip(row.reason ?? '')}>
              <SafeText text={row.reasonWords} />
            </div>
          )}
        </Field>
        <Field name={t`When`}>
          <Time at={row.at} />
          {row.tookMs !== null && (
            <>
              {' '}
              <Trans>took {row.tookMs} ms</Trans>
            </>
          )}
        </Field>
        <Field name={t`Way`}>
          {channel(row.channel)}, {provider(row.provider)}
          {row.providerId && (
            <>
              {' '}
              <IdText id={row.providerId} />
            </>
          )}
        </Field>
        <Field name={t`From`}>{row.sender ? user(row.sender) : '–'}</Field>
        <Field name={t`To`}>
          {row.receiver === null ? (
            '–'
          ) : row.receiverType === 'group' ? (
            <Link href={paths.group(app, row.receiver)}>
              <SafeText text={row.receiver} />
            </Link>
          ) : (
            user(row.receiver)
          )}
        </Field>
        {row.member && <Field name={t`Member`}>{user(row.member)}</Field>}
        <Field name={t`Message`}>{row.message ? <IdText id={row.message} /> : '–'}</Field>
      </FieldList>
      {row.payload && (
        <Section title={t`What was handed to the provider`}>
          <JsonView json={row.payload} height={260} />
        </Section>
      )}
      {row.answer && (
        <Section title={t`What the provider said`}>
          <JsonView json={row.answer} height={200} />
        </Section>
      )}
      <Section title={t`The whole entry`}>
        <JsonView json={row.raw} height={260} />
      </Section>
    </>
  )
}
