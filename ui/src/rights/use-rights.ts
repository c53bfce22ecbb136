import { useQuery } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { Act } from '@/bindings'
import { profileQuery } from '@/ipc/questions'
import { whyNot } from './why-not'

export type Rights = (act: Act, count?: number) => string | null

/** Tells why this installation may not do an act to so many, or nothing; nothing until it is known. */
export function useRights(): Rights {
  const profile = useQuery(profileQuery).data?.profile
  return useCallback(
    (act, count) => (profile === undefined ? null : whyNot(profile, act, count)),
    [profile],
  )
}
