import { Trans, useLingui } from '@lingui/react/macro'
import type { ImportFile, ImportPreview } from '@/bindings'
import { Section } from '@/kit/field-list'
import { SafeText } from '@/kit/safe-text'
import { formatNumber } from '@/lib/format'
import classes from './import.module.css'

/** Rows with problems further down the file. */
export function FaultList({ file, preview }: { file: ImportFile; preview: ImportPreview }) {
  const { t } = useLingui()
  const { faulty, first, wrong } = preview
  if (faulty.length === 0) return null
  const above = first.filter((row) => row.faults.length > 0).length
  const more = wrong - above - faulty.length
  return (
    <Section title={t`Further rows with problems`}>
      <ul className={classes.faults}>
        {faulty.map((row) => (
          <li key={row.line}>
            <strong>
              <Trans>Row {row.line}</Trans>
            </strong>{' '}
            {row.faults.map((fault) => (
              <span key={`${fault.column} ${fault.message}`}>
                {fault.column !== null && (
                  <>
                    <SafeText text={file.heads[fault.column] ?? ''} most={60} />
                    {': '}
                  </>
                )}
                <SafeText text={fault.message} />{' '}
              </span>
            ))}
          </li>
        ))}
      </ul>
      {more > 0 && (
        <p className={classes.note}>
          <Trans>And {formatNumber(more)} more. All of them can be saved after the import.</Trans>
        </p>
      )}
    </Section>
  )
}
