import { useQuery } from '@tanstack/react-query'
import type { Act, AppRef, Selection } from '@/bindings'
import { host } from '@/ipc/host'
import { appQuery } from '@/ipc/questions'
import { type Confirmation, confirm } from '@/kit/confirm'
import { toastProblem, toastThrown } from '@/kit/toast'

/** An act that the core is asked about first; it may say itself how the question looks. */
export type GatedAct<R> = Pick<Confirmation, 'irreversible' | 'warns' | 'tenant'> & {
  act: Act
  /** Id of the one object; with a selection: of the group that it is of. */
  subject?: string
  selection?: Selection
  /** What is typed first where the core names nothing. */
  typed?: string
  /** Whether one object goes unasked where undo brings it back, outside production. */
  oneUnasked?: boolean
  /** The act. The question stays open while it goes on, and shows its failure. */
  run: () => Promise<R>
  /** Told what the act gave, once the question is closed. */
  done?: (result: R) => void
}

/**
 * Does an act as all are done that ask first: the core says whether it may be, and what the
 * question says. Resolves to true once it is done; a refusal and a failed plan are toasts.
 */
export async function throughGate<R>(app: AppRef, gated: GatedAct<R>): Promise<boolean> {
  const { act, subject = null, selection = null, typed, oneUnasked, run, done, ...looks } = gated
  try {
    const plan = await host.gatePlan({ act, app, selection, subject })
    if (!plan.allowed) {
      toastProblem({ message: plan.reason ?? '', advice: '' })
      return false
    }
    if (oneUnasked && plan.count <= 1 && plan.reversible && !plan.production) {
      const result = await run()
      done?.(result)
      return true
    }
    let tell = () => {}
    const sure = await confirm({
      title: plan.title,
      text: plan.text,
      button: plan.button,
      mustType: plan.mustType ?? typed,
      irreversible: !plan.reversible,
      ...looks,
      run: async () => {
        const result = await run()
        tell = () => done?.(result)
      },
    })
    if (sure) tell()
    return sure
  } catch (thrown) {
    toastThrown(thrown)
    return false
  }
}

/** The way through the gate for acts in one app, which the question names. */
export function useGate(app: AppRef): <R>(gated: GatedAct<R>) => Promise<boolean> {
  const { data: tenant } = useQuery(appQuery(app))
  return (gated) => throughGate(app, { tenant, ...gated })
}
