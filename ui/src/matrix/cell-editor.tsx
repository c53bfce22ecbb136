import { Trans, useLingui } from '@lingui/react/macro'
import { Checkbox, Radio, TagsInput } from '@mantine/core'
import { useId, useState } from 'react'
import type { PermissionColumn, PermissionRow } from '@/bindings'
import { Button } from '@/kit/button'
import { defaultOf, type Value } from './edits'
import classes from './matrix.module.css'
import { columnName, type RoleNames, valueName, wordName } from './words'

type CellEditorProps = {
  row: PermissionRow
  column: PermissionColumn
  value: Value
  roles: RoleNames
  onChange: (value: Value) => void
  onClose: () => void
}

const DEFAULT = '(default)'
const OPEN = '(open)'
const LIST = '(list)'

/** Chooses the value of one permission; every choice is taken at once and saved later. */
export function CellEditor(props: CellEditorProps) {
  const { row, column, value, roles, onChange, onClose } = props
  const { t } = useLingui()
  const name = useId()
  const byDefault = valueName(row, defaultOf(column, row.id), roles)
  const isWord = row.shape === 'word'
  const now = value === null ? DEFAULT : isWord ? (value[0] ?? DEFAULT) : value.length ? LIST : OPEN
  // A list that is still empty is no list yet: nothing may be forbidden by half an answer.
  const [listing, setListing] = useState(now === LIST)
  const chosen = listing ? LIST : now
  const choose = (next: string) => {
    setListing(next === LIST)
    if (next === DEFAULT) onChange(null)
    else if (next === OPEN) onChange([])
    else if (next !== LIST) onChange([next])
  }
  const choices = [
    { value: DEFAULT, label: t`Default (${byDefault})` },
    ...(isWord
      ? row.choices.map((word) => ({ value: word, label: wordName(word) }))
      : [
          { value: OPEN, label: row.forbids ? t`Forbidden to nobody` : t`No limit` },
          { value: LIST, label: row.forbids ? t`Forbidden to these:` : t`Only these:` },
        ]),
  ]
  return (
    <div className={classes.editor}>
      <div className={classes.editorHead}>
        <strong>{row.title}</strong>
        <span className={classes.dim}>{columnName(column)}</span>
      </div>
      <p className={classes.dim}>{row.help}</p>
      <Radio.Group value={chosen} onChange={choose} name={name} aria-label={row.title}>
        <div className={classes.choices}>
          {choices.map((choice) => (
            <Radio key={choice.value} value={choice.value} label={choice.label} />
          ))}
        </div>
      </Radio.Group>
      {listing && (
        <List
          row={row}
          roles={roles}
          value={value ?? []}
          onChange={(next) => onChange(next.length === 0 ? null : next)}
        />
      )}
      <div className={classes.editorFoot}>
        <code className={classes.dim}>{row.id}</code>
        <Button small onClick={onClose}>
          <Trans>Close</Trans>
        </Button>
      </div>
    </div>
  )
}

type ListProps = {
  row: PermissionRow
  roles: RoleNames
  value: readonly string[]
  onChange: (value: string[]) => void
}

/** The words of a list: from fixed choices, the app's roles, or any. */
function List({ row, roles, value, onChange }: ListProps) {
  const { t } = useLingui()
  if (row.shape === 'texts') {
    return (
      <TagsInput
        value={[...value]}
        onChange={onChange}
        aria-label={row.title}
        placeholder={t`Type one and press Enter`}
        splitChars={[',', ';', ' ']}
        acceptValueOnBlur
      />
    )
  }
  const known = row.shape === 'roles' ? Object.keys(roles) : row.choices
  const options = [...known, ...value.filter((each) => !known.includes(each))]
  return (
    <Checkbox.Group value={[...value]} onChange={onChange} aria-label={row.title}>
      <div className={`${classes.choices} ${classes.listed}`}>
        {options.map((option) => (
          <Checkbox
            key={option}
            value={option}
            label={row.shape === 'roles' ? (roles[option] ?? option) : wordName(option)}
          />
        ))}
      </div>
    </Checkbox.Group>
  )
}
