import { type RefObject, useRef } from 'react'

/** A secret while it is typed in. It is in its field and nowhere else. */
export type TypedSecret = {
  field: RefObject<HTMLInputElement | null>
  /** What is typed now, for the call that hands it to the core. */
  text: () => string
  /** Empties the field. */
  clear: () => void
}

/**
 * A secret that stays in its field: neither React, the form, the query cache nor the markup has it.
 * The form's own value of the field only says whether something is typed.
 */
export function useTypedSecret(): TypedSecret {
  const field = useRef<HTMLInputElement>(null)
  return {
    field,
    text: () => field.current?.value ?? '',
    clear: () => {
      if (field.current) field.current.value = ''
    },
  }
}
