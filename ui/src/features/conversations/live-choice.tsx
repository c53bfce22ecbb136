import { Trans, useLingui } from '@lingui/react/macro'
import { Radio } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { AppRef, ConversationRow } from '@/bindings'
import { Avatar } from '@/kit/avatar'
import { Button } from '@/kit/button'
import { Dialog, DialogActs } from '@/kit/dialog'
import { ErrorPanel } from '@/kit/error-panel'
import { SafeLine } from '@/kit/safe-text'
import { Lines } from '@/kit/skeleton'
import { membersQuery } from './api'
import classes from './conversations.module.css'

type Person = { uid: string; name: string; avatar: string | null }

type LiveChoiceProps = {
  app: AppRef
  conversation: ConversationRow
  onClose: () => void
  onChoose: (person: Person) => void
}

/** As whom to watch live; says what the others will see. */
export function LiveChoice({ app, conversation, onClose, onChoose }: LiveChoiceProps) {
  const { t } = useLingui()
  const group = conversation.peers.find((peer) => peer.kind === 'group')
  const members = useQuery({
    ...membersQuery(app, group?.guid ?? ''),
    enabled: group !== undefined,
  })
  const people: readonly Person[] | undefined = group
    ? members.data?.rows
    : conversation.peers.flatMap((peer) => (peer.kind === 'user' ? [peer] : []))
  const [uid, setUid] = useState('')
  const chosen = people?.find((each) => each.uid === uid) ?? people?.[0]
  return (
    <Dialog opened title={t`Watch live as whom?`} onClose={onClose}>
      <div className={classes.choice}>
        <p>
          <Trans>
            Live shows who is typing, who is online and what is read. For that Halley signs in as
            one of the people here, who appears online to the others until you stop. No receipt is
            ever sent, and the sign-in is ended afterwards.
          </Trans>
        </p>
        {members.error && <ErrorPanel inline problem={members.error} />}
        {!people && !members.error && <Lines count={4} label={t`Reading the members`} />}
        {people && (
          <Radio.Group value={chosen?.uid ?? ''} onChange={setUid} aria-label={t`People`}>
            <div className={classes.people}>
              {people.map((person) => (
                <Radio
                  key={person.uid}
                  value={person.uid}
                  label={
                    <span className={classes.who}>
                      <Avatar name={person.name} id={person.uid} src={person.avatar} />
                      <SafeLine text={person.name} />
                    </span>
                  }
                />
              ))}
            </div>
          </Radio.Group>
        )}
      </div>
      <DialogActs>
        <Button onClick={onClose}>
          <Trans>Cancel</Trans>
        </Button>
        <Button
          tone="primary"
          reason={chosen ? null : t`There is nobody to watch as.`}
          onClick={() => chosen && onChoose(chosen)}
        >
          <Trans>Watch live</Trans>
        </Button>
      </DialogActs>
    </Dialog>
  )
}
