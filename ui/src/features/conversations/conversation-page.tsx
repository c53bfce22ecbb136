import { useLingui } from '@lingui/react/macro'
import { useCallback, useMemo, useState } from 'react'
import type { Anchor, PreviewKind } from '@/bindings'
import { useAppRef, useGo, useSearch, useShownId } from '@/frame/address'
import { useCommands } from '@/frame/commands'
import { Page } from '@/frame/page'
import { paths } from '@/frame/paths'
import { host } from '@/ipc/host'
import { Badge } from '@/kit/badge'
import { IconButton } from '@/kit/button'
import { ErrorPanel } from '@/kit/error-panel'
import { IconCopy, IconExternalLink, IconSearch } from '@/kit/icons'
import { shortName } from '@/lib/safe-text'
import { textOf } from '@/lib/search'
import { Faces } from './columns'
import classes from './conversations.module.css'
import { LiveChoice } from './live-choice'
import { MessagePanel } from './message-panel'
import { PreviewBar } from './preview-bar'
import { SearchPanel } from './search-panel'
import { ThreadPanel } from './thread-panel'
import { Transcript } from './transcript'
import { TypingLine } from './typing-line'
import { QUIET, useConversation } from './use-conversation'
import { useMessageActs } from './use-message-acts'

export default function ConversationPage() {
  const app = useAppRef()
  const id = useShownId()
  return <Conversation key={`${app.app} ${id}`} />
}

function Conversation() {
  const app = useAppRef()
  const id = useShownId()
  const go = useGo()
  const { t } = useLingui()
  const [search, setSearch] = useSearch()
  const [from] = useState(textOf(search, 'at') || null)
  const [kind, setKind] = useState<PreviewKind>(QUIET)
  const [as, setAs] = useState<string | null>(null)
  const [choosing, setChoosing] = useState(false)
  const { conversation, loaded, preview, reread } = useConversation(app, id, from, kind)

  const openMessage = useCallback(
    (message: string) => setSearch({ message, thread: null, find: null }, { replace: true }),
    [setSearch],
  )
  const openThread = useCallback(
    (thread: string) => setSearch({ thread, message: null, find: null }, { replace: true }),
    [setSearch],
  )
  const acts = useMessageActs(
    app,
    useMemo(
      () => ({ openMessage, openThread, onDeleted: reread }),
      [openMessage, openThread, reread],
    ),
  )
  const find = () => setSearch({ find: '1', message: null, thread: null }, { replace: true })
  const close = () => setSearch({ find: null, message: null, thread: null }, { replace: true })
  const jump = (anchor: Anchor) => loaded.jump(anchor)
  useCommands([
    {
      id: 'transcript.find',
      label: t`Find in this conversation`,
      keys: '/',
      icon: IconSearch,
      group: 'page',
      run: find,
    },
    {
      id: 'transcript.newest',
      label: t`Go to the newest message`,
      keys: 'end',
      group: 'page',
      run: () => jump({ kind: 'newest' }),
    },
  ])

  const row = conversation.data
  const shown = textOf(search, 'message')
  const thread = textOf(search, 'thread')
  const gone = row ? null : conversation.error
  const group = row?.peers.find((peer) => peer.kind === 'group')

  return (
    <Page
      title={row?.title ?? id}
      crumbs={[{ label: t`Conversations`, href: paths.conversations(app) }]}
      picture={row && <Faces row={row} size={24} />}
      beside={
        row && (
          <span className={classes.who}>
            {group?.kind === 'group' && (
              <Badge>{group.members === null ? t`group` : t`group of ${group.members}`}</Badge>
            )}
            {Object.values(preview.online).some(Boolean) && <Badge tone="green">{t`online`}</Badge>}
          </span>
        )
      }
      full
      action={
        <IconButton
          label={t`Find in this conversation`}
          icon={IconSearch}
          keys="/"
          tone="plain"
          onClick={find}
        />
      }
      acts={[
        [
          {
            id: 'copy',
            label: t`Copy the conversation id`,
            icon: IconCopy,
            run: () => void host.textCopy(id),
          },
          {
            id: 'window',
            label: t`Open in a new window`,
            icon: IconExternalLink,
            run: () => void host.windowOpen(paths.conversation(app, id)),
          },
          ...(row?.peers ?? []).map((peer) =>
            peer.kind === 'user'
              ? {
                  id: peer.uid,
                  label: t`Open ${shortName(peer.name)}`,
                  icon: IconExternalLink,
                  run: () => go(paths.user(app, peer.uid)),
                }
              : {
                  id: peer.guid,
                  label: t`Open ${shortName(peer.name)}`,
                  icon: IconExternalLink,
                  run: () => go(paths.group(app, peer.guid)),
                },
          ),
        ],
      ]}
      under={
        !gone && (
          <PreviewBar
            kind={kind}
            as={as}
            state={preview.state}
            onQuiet={() => {
              setKind(QUIET)
              setAs(null)
            }}
            onLive={() => setChoosing(true)}
            onRetry={preview.tryAgain}
          />
        )
      }
      panel={
        shown ? (
          <MessagePanel key={shown} app={app} id={shown} onClose={close} />
        ) : thread ? (
          <ThreadPanel key={thread} app={app} parent={thread} acts={acts} onClose={close} />
        ) : textOf(search, 'find') ? (
          <SearchPanel app={app} conversation={id} onJump={jump} onClose={close} />
        ) : null
      }
    >
      {gone ? (
        <ErrorPanel problem={gone} onRetry={() => void conversation.refetch()} />
      ) : (
        <Transcript
          loaded={loaded}
          acts={acts}
          shown={shown || null}
          foot={<TypingLine typing={preview.typing} />}
        />
      )}
      {choosing && row && (
        <LiveChoice
          app={app}
          conversation={row}
          onClose={() => setChoosing(false)}
          onChoose={(person) => {
            setKind({ kind: 'live', as: person.uid })
            setAs(person.name)
            setChoosing(false)
          }}
        />
      )}
    </Page>
  )
}
