import { Plural, Trans, useLingui } from '@lingui/react/macro'
import type { AppRef, NoticeRow, NoticeSection } from '@/bindings'
import { IconAlertTriangle, IconBell } from '@/kit/icons'
import { SafeText } from '@/kit/safe-text'
import { wanted } from '@/notices/edits'
import type { NoticeEdits } from '@/notices/use-notices'
import { fill } from './fill'
import { LoadedSettings } from './loaded-settings'
import classes from './notifications.module.css'

const SMS_LETTERS = 160
const PLACE = '{{message.data.text}}'

/** In which words people are told, with an example of each beside. */
export function TemplatesTab({ app }: { app: AppRef }) {
  return (
    <LoadedSettings
      app={app}
      sections={(settings) => settings.templates}
      intro={
        <Trans>
          What stands in a notification. Places in double curly brackets are filled in by CometChat:{' '}
          <code>{PLACE}</code> becomes what was written. The examples fill them with a message of
          Maria Lopez in the group Weekend trip.
        </Trans>
      }
      below={(section, notices) => <Examples section={section} notices={notices} />}
    />
  )
}

type Pair = { id: string; title: NoticeRow | undefined; body: NoticeRow }

/** Each text of a section as people would read it, with the title in a group above. */
function Examples({ section, notices }: { section: NoticeSection; notices: NoticeEdits }) {
  const { t } = useLingui()
  const pairs = pairsOf(section)
  if (pairs.length === 0) return null
  const text = (row: NoticeRow | undefined) =>
    fill(row ? String(wanted(row, notices.edits) ?? '') : '')
  return (
    <ul className={classes.examples} aria-label={t`Examples: ${section.title}`}>
      {pairs.map(({ id, title, body }) => {
        const [head, said] = [text(title), text(body)]
        const unknown = [...new Set([...head.unknown, ...said.unknown])]
        const letters = [...said.text].length
        const isLong = section.id === 'smsContent' && letters > SMS_LETTERS
        return (
          <li key={id} className={classes.example}>
            <IconBell size={16} aria-hidden />
            <div>
              {title && (
                <div className={classes.exampleTitle}>
                  <SafeText text={head.text} />
                </div>
              )}
              <div>
                <SafeText text={said.text === '' ? t`(nothing)` : said.text} />
              </div>
              <div className={classes.dim}>{body.title}</div>
              {unknown.length > 0 && (
                <div className={classes.warning}>
                  <IconAlertTriangle size={14} aria-hidden />
                  <Trans>Not known and left out: {unknown.join(', ')}</Trans>
                </div>
              )}
              {isLong && (
                <div className={classes.warning}>
                  <IconAlertTriangle size={14} aria-hidden />
                  <Plural
                    value={letters}
                    one="# character; a phone gets the first 160."
                    other="# characters; a phone gets the first 160."
                  />
                </div>
              )}
            </div>
          </li>
        )
      })}
    </ul>
  )
}

function pairsOf(section: NoticeSection): Pair[] {
  const templates = section.rows.filter((row) => row.shape.kind === 'template')
  const last = (row: NoticeRow) => row.path.split('.').at(-1) ?? ''
  const parent = (row: NoticeRow) => row.path.split('.').slice(0, -1).join('.')
  return templates
    .filter((row) => /^(body|subject)/.test(last(row)))
    .map((body) => ({
      id: body.path,
      body,
      title: templates.find((row) => parent(row) === parent(body) && last(row) === 'titleGroup'),
    }))
}
