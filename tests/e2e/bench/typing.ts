// Letters in the search of a list of users, and how long their rows take.

import type { Program } from '../driver/program.ts'
import { type Took, UNTIL_ROWS } from './clock.ts'

/**
 * Types or takes back letters until the field holds the text; nothing where the rows stay what they
 * were. By the commands a key gives: a value that a script sets makes WebKit paint the whole window,
 * which no key does.
 */
export async function typed(program: Program, text: string): Promise<Took | null> {
  return program.driver.executeText<Took | null>(
    `${UNTIL_ROWS}
    const field = document.querySelector('input[aria-label="Find a user by name or uid"]')
    const [wanted] = arguments
    const before = rows()
    field.focus()
    return untilRows(() => {
      if (wanted.startsWith(field.value)) {
        document.execCommand('insertText', false, wanted.slice(field.value.length))
      } else if (field.value.startsWith(wanted)) {
        field.setSelectionRange(wanted.length, field.value.length)
        document.execCommand('delete')
      } else {
        throw new Error('only letters at the end are typed')
      }
      if (field.value !== wanted) throw new Error('the field holds ' + field.value)
    }, (now) => now !== before).catch((failure) => {
      if (failure.message === 'no rows came') return null
      throw failure
    })`,
    text,
  )
}
