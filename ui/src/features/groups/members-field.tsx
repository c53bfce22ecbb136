import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { NativeSelect, Textarea } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { AppRef, MemberScope } from '@/bindings'
import { PersonField } from '@/form/fields/person-field'
import { host } from '@/ipc/host'
import { keys } from '@/ipc/keys'
import { read } from '@/ipc/query'
import { Button, IconButton } from '@/kit/button'
import { IconClipboardText, IconX } from '@/kit/icons'
import { SafeLine } from '@/kit/safe-text'
import { AT_ONCE, SCOPES, scopeName } from '@/members/rules'
import classes from './groups.module.css'
import { joined, readPasted } from './pasted'
import { UidFile } from './uid-file'

const SHOWN = 100

type MembersFieldProps = {
  app: AppRef
  value?: readonly MemberScope[]
  onChange: (members: MemberScope[]) => void
  /** What was wrong with all of them. */
  error?: string | null
  /** Why the service did not take one of them, by uid. */
  refused?: Readonly<Record<string, string>>
}

/** Users and the scopes they get: found one by one, or pasted as a list. */
export function MembersField({
  app,
  value = [],
  onChange,
  error,
  refused = {},
}: MembersFieldProps) {
  const { t } = useLingui()
  const [scope, setScope] = useState<string>('participant')
  const [pasting, setPasting] = useState(false)
  const names = useNames(app, value.slice(0, SHOWN))
  const scopes = SCOPES.map((each) => ({ value: each, label: scopeName(each) }))
  const add = (more: readonly MemberScope[]) => onChange(joined(value, more))
  return (
    <fieldset className={classes.members} aria-label={t`Members`}>
      <div className={classes.pick}>
        <PersonField
          app={app}
          label={t`Add a user`}
          placeholder={t`Part of a name or uid`}
          value=""
          onChange={(uid) => uid !== '' && add([{ uid, scope }])}
          without={value.map((each) => each.uid)}
        />
        <NativeSelect
          label={t`as`}
          data={scopes}
          value={scope}
          onChange={(event) => setScope(event.currentTarget.value)}
        />
      </div>
      {pasting ? (
        <Paste
          scope={scope}
          onTake={(more) => {
            add(more)
            setPasting(false)
          }}
          onClose={() => setPasting(false)}
        />
      ) : (
        <div className={classes.lists}>
          <Button small tone="quiet" icon={IconClipboardText} onClick={() => setPasting(true)}>
            {t`Paste a list of uids`}
          </Button>
          <UidFile scope={scope} onTake={add} />
        </div>
      )}
      <ul className={classes.chosen} aria-label={t`Chosen members`}>
        {value.slice(0, SHOWN).map((each) => (
          <li key={each.uid}>
            <span className={classes.chosenName}>
              <SafeLine text={names.get(each.uid)?.name ?? each.uid} />
              {names.get(each.uid)?.name === null && (
                <span className={classes.note}>
                  <Trans>not among the users that Halley knows</Trans>
                </span>
              )}
              {refused[each.uid] && <span className={classes.fault}>{refused[each.uid]}</span>}
            </span>
            <NativeSelect
              size="xs"
              aria-label={t`Scope of ${each.uid}`}
              data={scopes}
              value={each.scope}
              onChange={(event) => add([{ uid: each.uid, scope: event.currentTarget.value }])}
            />
            <IconButton
              label={t`Leave ${each.uid} out`}
              icon={IconX}
              size="row"
              onClick={() => onChange(value.filter((other) => other.uid !== each.uid))}
            />
          </li>
        ))}
      </ul>
      {value.length > SHOWN && (
        <p className={classes.note}>
          <Trans>and {value.length - SHOWN} more</Trans>
        </p>
      )}
      {value.length > 25 && (
        <p className={classes.note}>
          <Plural value={value.length} one="# user" other="# users" />
          {'. '}
          {value.length > AT_ONCE ? (
            <Trans>They are added as a job, 25 at a time. You see first what it would do.</Trans>
          ) : (
            <Trans>CometChat takes 25 at a time, so this is sent in parts.</Trans>
          )}
        </p>
      )}
      {error && (
        <p role="alert" className={classes.fault}>
          {error}
        </p>
      )}
    </fieldset>
  )
}

type PasteProps = {
  scope: string
  onTake: (members: MemberScope[]) => void
  onClose: () => void
}

function Paste({ scope, onTake, onClose }: PasteProps) {
  const { t } = useLingui()
  const [text, setText] = useState('')
  const { members, wrong } = readPasted(text, scope)
  const n = members.length
  return (
    <div className={classes.paste}>
      <Textarea
        label={t`Uids`}
        description={t`One a line, or parted by commas. A scope after a uid is that user's own.`}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        error={
          wrong.length > 0 ? t`These can be no uids: ${wrong.slice(0, 5).join(' ')}` : undefined
        }
        autosize
        minRows={4}
        maxRows={10}
        value={text}
        spellCheck={false}
        styles={{ input: { fontFamily: 'var(--h-mono)', fontSize: 13 } }}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <div className={classes.pasteActs}>
        <Button small tone="quiet" onClick={onClose}>
          <Trans>Cancel</Trans>
        </Button>
        <Button
          small
          reason={n === 0 ? t`Paste at least one uid first.` : null}
          onClick={() => onTake(members)}
        >
          <Plural value={n} one="Take # user" other="Take # users" />
        </Button>
      </div>
    </div>
  )
}

/** What the index knows of the users chosen. */
function useNames(app: AppRef, members: readonly MemberScope[]) {
  const uids = members.map((each) => each.uid)
  const { data } = useQuery({
    ...read(keys.app(app, 'users', 'named', uids), () => host.usersNamed(app, uids)),
    enabled: uids.length > 0,
    placeholderData: (before) => before,
  })
  return new Map((data ?? []).map((each) => [each.uid, each]))
}
