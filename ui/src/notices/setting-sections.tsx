import type { ReactNode } from 'react'
import type { NoticeRow, NoticeSection } from '@/bindings'
import { Section } from '@/kit/field-list'
import classes from './notices.module.css'
import { SettingRow } from './setting-row'
import type { NoticeEdits } from './use-notices'

type SettingSectionsProps = {
  sections: readonly NoticeSection[]
  notices: NoticeEdits
  reason: string | null
  rights?: boolean
  /** Only the settings in which this text is found. */
  search?: string
  /** Stands below the settings of a section. */
  below?: (section: NoticeSection) => ReactNode
}

/** Settings that belong together, one below the other. */
export function SettingSections(props: SettingSectionsProps) {
  const { sections, notices, reason, rights = true, search = '', below } = props
  const shown = sections
    .map((section) => ({
      ...section,
      rows: section.rows.filter((row) => fits(section, row, search)),
    }))
    .filter((section) => section.rows.length > 0)
  return shown.map((section) => (
    <Section key={section.id} title={section.title}>
      <p className={classes.help}>{section.help}</p>
      <ul className={classes.rows} aria-label={section.title}>
        {section.rows.map((row) => (
          <SettingRow
            key={row.path}
            section={section}
            row={row}
            notices={notices}
            reason={reason}
            rights={rights}
          />
        ))}
      </ul>
      {below?.(section)}
    </Section>
  ))
}

/** Whether every word of a search is found in a setting's names, its place or its text. */
export function fits(section: NoticeSection, row: NoticeRow, search: string): boolean {
  const text = [section.title, row.title, row.help, row.path, row.right ?? '', String(row.value)]
    .join(' ')
    .toLowerCase()
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
}
