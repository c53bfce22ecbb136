/**
 * What a person changes in a form made from a schema. Each field listens for its own value alone,
 * so that a keystroke costs the same in a form of five fields and of five hundred.
 */
import { useCallback, useSyncExternalStore } from 'react'
import type { ExtensionForm, FieldConflict, FormChanges, FormField, FormValue } from '@/bindings'
import { faultOf } from './check'

export type Value = FormValue | null
export type Edit = { field: FormField; before: Value; after: Value }
type FieldState = { value: Value; fault: string | null; counts: boolean }
export type ChosenSecret = { id: string; name: string }

/** A secret that is typed lives in its input; the store knows how to read and empty it. */
type SecretInput = { text: () => string; clear: () => void }

export type FormStore = ReturnType<typeof createFormStore>

export function createFormStore(form: Pick<ExtensionForm, 'fields' | 'stored'>) {
  const fields = new Map(form.fields.map((field) => [field.path, field]))
  const edits = new Map<string, Value>()
  const faults = new Map<string, string>()
  const secrets = new Map<string, SecretInput>()
  const typed = new Set<string>()
  const files = new Map<string, ChosenSecret>()
  const marks = new Map<string, string | null>()
  const seen = new Map<string, Value>()
  const listeners = new Map<string, Set<() => void>>()
  const shown = new Map<string, FieldState>()
  let changes: readonly Edit[] = []
  const waiting = new Set<() => void>()

  const base = (field: FormField): Value =>
    seen.has(field.path)
      ? (seen.get(field.path) ?? null)
      : (field.value ?? (form.stored ? null : field.default))
  const value = (path: string): Value => {
    const field = fields.get(path)
    if (!field) return null
    return edits.has(path) ? (edits.get(path) ?? null) : base(field)
  }
  const counts = (field: FormField): boolean => {
    if (!field.when) return true
    const other = fields.get(field.when.path)
    if (!other) return true
    const held = value(other.path) ?? other.default ?? false
    return field.when.values.includes(String(held)) && counts(other)
  }
  const told = (path: string) => {
    changes = form.fields.flatMap((field) => {
      if (typed.has(field.path) || files.has(field.path)) {
        return [{ field, before: field.masked, after: files.get(field.path)?.name ?? '' }]
      }
      return edits.has(field.path)
        ? [{ field, before: base(field), after: edits.get(field.path) ?? null }]
        : []
    })
    for (const heard of listeners.get(path) ?? []) heard()
    for (const field of form.fields) {
      // Whether a field counts may hang on this one.
      if (field.when) for (const heard of listeners.get(field.path) ?? []) heard()
    }
    for (const heard of waiting) heard()
  }
  const state = (field: FormField): FieldState => {
    const now = {
      value: value(field.path),
      fault: faults.get(field.path) ?? null,
      counts: counts(field),
    }
    const before = shown.get(field.path)
    const stands =
      before?.value === now.value && before.fault === now.fault && before.counts === now.counts
    if (before && stands) return before
    shown.set(field.path, now)
    return now
  }
  const set = (path: string, next: Value) => {
    const field = fields.get(path)
    if (!field) return
    if (same(next, base(field))) edits.delete(path)
    else edits.set(path, next)
    faults.delete(path)
    told(path)
  }
  const drop = (path: string) => {
    edits.delete(path)
    faults.delete(path)
    files.delete(path)
    if (typed.delete(path)) secrets.get(path)?.clear()
    told(path)
  }

  return {
    form,
    value,
    /** What a field shows, the same object until it shows something else. */
    state,
    set,
    /** Takes a change back. */
    drop,
    /** Takes all changes back. */
    discard: () => {
      for (const path of [...edits.keys(), ...typed, ...files.keys(), ...faults.keys()]) drop(path)
    },
    changes: () => changes,
    file: (path: string) => files.get(path) ?? null,
    isTyped: (path: string) => typed.has(path),
    /** Looks a field over when it is left. */
    leave: (path: string) => {
      const field = fields.get(path)
      const fault = field && counts(field) ? faultOf(field, value(path)) : null
      if ((faults.get(path) ?? null) === fault) return
      if (fault) faults.set(path, fault)
      else faults.delete(path)
      told(path)
    },
    /** Puts sentences at fields; those of fields that are not here are given back. */
    refuse: (wrong: readonly { field: string; message: string }[]) => {
      for (const { field, message } of wrong) {
        if (fields.has(field)) faults.set(field, message)
      }
      for (const { field } of wrong) told(field)
      return wrong.filter(({ field }) => !fields.has(field))
    },
    /** The input of a secret, as long as it is drawn. */
    secret: (path: string, input: SecretInput | null) => {
      if (input) secrets.set(path, input)
      else secrets.delete(path)
    },
    /** Notes whether something is typed as a secret, never what. */
    type: (path: string, something: boolean) => {
      if (something) typed.add(path)
      else typed.delete(path)
      files.delete(path)
      faults.delete(path)
      told(path)
    },
    /** Has a secret come out of a chosen file. */
    choose: (path: string, file: ChosenSecret) => {
      typed.delete(path)
      secrets.get(path)?.clear()
      files.set(path, file)
      faults.delete(path)
      told(path)
    },
    /** After somebody else's change was seen: what is stored now counts as seen. */
    decide: (conflicts: readonly FieldConflict[], whose: 'mine' | 'theirs') => {
      for (const { path, now, mark } of conflicts) {
        marks.set(path, mark)
        seen.set(path, now)
        if (whose === 'theirs') drop(path)
        else told(path)
      }
    },
    /** What the core is asked to save; secrets are read out of their inputs now, and only now. */
    wanted: (): FormChanges => ({
      fields: [...edits].map(([path, after]) => ({
        path,
        before: seen.has(path) ? (seen.get(path) ?? null) : (fields.get(path)?.value ?? null),
        after,
      })),
      secrets: [...new Set([...typed, ...files.keys()])].map((path) => ({
        path,
        before: marks.has(path) ? (marks.get(path) ?? null) : (fields.get(path)?.mark ?? null),
        typed: files.has(path) ? '' : (secrets.get(path)?.text() ?? ''),
        file: files.get(path)?.id ?? null,
      })),
    }),
    /** What was changed is stored now; no secret is left in the page. */
    settle: () => {
      for (const path of typed) secrets.get(path)?.clear()
      for (const [path, stored] of edits) seen.set(path, stored)
      const settled = [...edits.keys(), ...typed, ...files.keys(), ...faults.keys()]
      for (const part of [edits, typed, files, faults]) part.clear()
      for (const path of settled) told(path)
    },
    listen: (path: string, heard: () => void) => {
      const set = listeners.get(path) ?? new Set()
      listeners.set(path, set.add(heard))
      return () => void set.delete(heard)
    },
    listenToAll: (heard: () => void) => {
      waiting.add(heard)
      return () => void waiting.delete(heard)
    },
  }
}

/** Nothing chosen, nothing typed and nothing stored are the same. */
export function same(one: Value, other: Value): boolean {
  const plain = (value: Value) =>
    value === null || value === '' || (Array.isArray(value) && value.length === 0)
      ? 'null'
      : JSON.stringify(value)
  return plain(one) === plain(other)
}

/** What one field shows now. */
export function useFieldState(store: FormStore, field: FormField) {
  const { path } = field
  const listen = useCallback((heard: () => void) => store.listen(path, heard), [store, path])
  return useSyncExternalStore(listen, () => store.state(field))
}

/** Everything that is changed and not saved. */
export function useFormChanges(store: FormStore): readonly Edit[] {
  return useSyncExternalStore(store.listenToAll, store.changes)
}
