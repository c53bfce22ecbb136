import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { useRef, useState } from 'react'
import type { MemberScope } from '@/bindings'
import { Button } from '@/kit/button'
import { IconFileText } from '@/kit/icons'
import classes from './groups.module.css'
import { readUidFile } from './pasted'

/** The largest group has 100,000 members; their uids are far smaller than this. */
const MOST_BYTES = 20_000_000
const NAMED = 5

type UidFileProps = { scope: string; onTake: (members: MemberScope[]) => void }

/** Takes the uids of a CSV file, which is read here and sent nowhere. */
export function UidFile({ scope, onTake }: UidFileProps) {
  const { t } = useLingui()
  const field = useRef<HTMLInputElement>(null)
  const [told, setTold] = useState<{ text: string; bad: boolean } | null>(null)

  const take = async (file: File) => {
    if (file.size > MOST_BYTES) {
      return setTold({ text: t`${file.name} is larger than 20 MB.`, bad: true })
    }
    const { members, wrong } = readUidFile(await file.text(), scope)
    if (members.length === 0) {
      return setTold({ text: t`${file.name} has no uids in its first column.`, bad: true })
    }
    onTake(members)
    const taken = plural(members.length, {
      one: `Took # user from ${file.name}.`,
      other: `Took # users from ${file.name}.`,
    })
    const left = wrong.slice(0, NAMED).join(' ')
    const wrongs = wrong.length === 0 ? '' : ` ${t`These can be no uids: ${left}`}`
    setTold({ text: taken + wrongs, bad: wrong.length > 0 })
  }

  return (
    <>
      <Button
        small
        tone="quiet"
        icon={IconFileText}
        hint={t`A CSV file with a column “uid”, or with the uids in its first column`}
        onClick={() => field.current?.click()}
      >
        {t`Take a file of uids`}
      </Button>
      <input
        ref={field}
        type="file"
        hidden
        accept=".csv,.tsv,.txt,text/csv,text/plain"
        aria-label={t`File of uids`}
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? []
          event.currentTarget.value = ''
          if (file) {
            take(file).catch(() => setTold({ text: t`${file.name} cannot be read.`, bad: true }))
          }
        }}
      />
      {told && (
        <p role={told.bad ? 'alert' : 'status'} className={told.bad ? classes.fault : classes.note}>
          {told.text}
        </p>
      )}
    </>
  )
}
