import { useLingui } from '@lingui/react/macro'
import { useBlocker } from '@tanstack/react-router'
import { useCallback, useEffect, useRef } from 'react'
import { confirm } from '@/kit/confirm'
import { type Search, writeSearch } from '@/lib/search'

/** An address without its beginning. */
export type Address = { pathname: string; search: unknown }

/**
 * Asks before unsaved changes are lost: by another address, by closing the form, by closing the
 * window. Gives the question, for the form's own way out: true when it may be left. `keeps` says
 * of a step to another address that the changes outlive it.
 */
export function useDirtyGuard(
  dirty: boolean,
  keeps?: (from: Address, to: Address) => boolean,
): () => Promise<boolean> {
  const { t } = useLingui()
  const allowed = useRef(false)
  const now = useRef(dirty)
  useEffect(() => {
    now.current = dirty
    if (!dirty) allowed.current = false
  }, [dirty])

  const ask = useCallback(async () => {
    if (!now.current || allowed.current) return true
    allowed.current = await confirm({
      title: t`Leave without saving?`,
      text: t`What you changed in this form is not saved yet.`,
      button: t`Leave`,
      irreversible: true,
    })
    return allowed.current
  }, [t])

  useBlocker({
    shouldBlockFn: async ({ current, next }) =>
      !isSearching(current, next) && !keeps?.(current, next) && !(await ask()),
    enableBeforeUnload: () => now.current && !allowed.current,
  })
  return ask
}

/** Whether a step only searches in the list beside the form. */
function isSearching(from: Address, to: Address): boolean {
  const others = ({ search }: Address) => writeSearch({ ...(search as Search), search: null })
  return from.pathname === to.pathname && others(from) === others(to)
}
