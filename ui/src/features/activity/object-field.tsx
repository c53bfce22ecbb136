import { useLingui } from '@lingui/react/macro'
import type { ActivityObject, AppRef } from '@/bindings'
import { Link } from '@/frame/link'
import { paths } from '@/frame/paths'
import { IdText } from '@/kit/copy'
import { Field } from '@/kit/field-list'
import { SafeText } from '@/kit/safe-text'

/** What stands for many, or for all there is of its kind, has words in place of an id. */
const WITHOUT_ID = ['users', 'groups', 'members', 'rows', 'notifications']

type ObjectFieldProps = { at: AppRef | null; object: ActivityObject }

/** To what a change was made: its name, and its id under the word for ids of its kind. */
export function ObjectField({ at, object }: ObjectFieldProps) {
  const word = useIdWord()
  const { kind, id, name } = object
  const href =
    at === null
      ? null
      : kind === 'user'
        ? paths.user(at, id)
        : kind === 'role'
          ? paths.roles(at, { peek: id })
          : null
  const hasId = !WITHOUT_ID.includes(kind)
  const told = name ?? (hasId && href === null ? null : id)
  return (
    <Field name={word(kind)}>
      {told !== null &&
        (href === null ? (
          <SafeText text={told} />
        ) : (
          <Link href={href}>
            <SafeText text={told} />
          </Link>
        ))}{' '}
      {hasId && <IdText id={id} room={32} />}
    </Field>
  )
}

/** What an id is called, by the kind of what has it. */
function useIdWord() {
  const { t } = useLingui()
  return (kind: string): string => {
    switch (kind) {
      case 'user':
        return t`UID`
      case 'group':
        return t`GUID`
      case 'app':
      case 'settings':
        return t`App id`
      case 'role':
        return t`Role id`
      case 'message':
        return t`Message id`
      case 'conversation':
        return t`Conversation id`
      case 'webhook':
        return t`Webhook id`
      case 'provider':
        return t`Provider`
      case 'extension':
        return t`Extension`
      case 'apiKey':
        return t`API key`
      case 'collaborator':
        return t`E-mail`
      case 'users':
        return t`Users`
      case 'groups':
        return t`Groups`
      case 'members':
        return t`Members`
      case 'rows':
        return t`Rows`
      case 'notifications':
        return t`Settings`
      default:
        return t`Id`
    }
  }
}
