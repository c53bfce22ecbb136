import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { AppRef, Listening, WebhookDraft } from '@/bindings'
import { toConsoleError } from '@/ipc/error'
import { profileQuery } from '@/ipc/questions'
import { toast, toastProblem } from '@/kit/toast'
import { familiesQuery, useCreateWebhook, useUndo } from './api'
import { whyNotChange } from './rules'

/** Makes a webhook of the demo that points at the receiver and is told everything. */
export function useSendHere(app: AppRef) {
  const { t } = useLingui()
  const profile = useQuery(profileQuery).data?.profile
  const { data: families = [] } = useQuery(familiesQuery)
  const create = useCreateWebhook(app)
  const undo = useUndo(app)
  const send = async (open: Listening) => {
    const draft: WebhookDraft = {
      fields: {
        name: t`This computer`,
        url: open.url,
        enabled: true,
        retry: false,
        basicAuth: false,
        username: '',
      },
      triggers: families.flatMap((family) => family.triggers.map(({ id }) => id)),
    }
    try {
      const id = `halley-${open.port}`
      const saved = await create.mutateAsync({ id, draft, password: () => '' })
      if (saved.kind !== 'saved') return
      const { undo: back } = saved
      toast({
        text: t`A webhook of this app now points here`,
        undo: back ? () => undo.mutateAsync(back) : null,
      })
    } catch (thrown) {
      toastProblem(toConsoleError(thrown))
    }
  }
  return { send, busy: create.isPending, whyNot: profile ? whyNotChange(profile) : null }
}
