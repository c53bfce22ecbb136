import { Trans, useLingui } from '@lingui/react/macro'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { AppRef, UserContact as Contact } from '@/bindings'
import { TextField } from '@/form/fields/text-field'
import { DialogForm } from '@/form/form-shell'
import { Button } from '@/kit/button'
import { ErrorPanel } from '@/kit/error-panel'
import { Field, FieldList, Section } from '@/kit/field-list'
import { IconEdit } from '@/kit/icons'
import { SafeText } from '@/kit/safe-text'
import { Lines } from '@/kit/skeleton'
import { toast } from '@/kit/toast'
import { contactQuery, useNoticeActs } from './notices-api'

type UserContactProps = { app: AppRef; uid: string; whyNot: string | null }

/** Where a user gets e-mails and texts about missed messages. */
export function UserContact({ app, uid, whyNot }: UserContactProps) {
  const { t } = useLingui()
  const contact = useQuery(contactQuery(app, uid))
  const [edited, setEdited] = useState<Contact | null>(null)
  return (
    <Section
      title={t`Contact details`}
      action={
        contact.data && (
          <Button small icon={IconEdit} reason={whyNot} onClick={() => setEdited(contact.data)}>
            {t`Edit contact details`}
          </Button>
        )
      }
    >
      {contact.error ? (
        <ErrorPanel inline problem={contact.error} onRetry={() => void contact.refetch()} />
      ) : contact.data ? (
        <FieldList>
          <Field name={t`E-mail`}>
            {contact.data.email ? <SafeText text={contact.data.email} /> : <None />}
          </Field>
          <Field name={t`Phone`}>
            {contact.data.phone ? <SafeText text={contact.data.phone} /> : <None />}
          </Field>
        </FieldList>
      ) : (
        <Lines count={2} label={t`Reading the contact details`} />
      )}
      {edited && <EditContact app={app} uid={uid} seen={edited} onClose={() => setEdited(null)} />}
    </Section>
  )
}

function None() {
  return <Trans>None, so nothing is sent there.</Trans>
}

type EditContactProps = { app: AppRef; uid: string; seen: Contact; onClose: () => void }

function EditContact({ app, uid, seen, onClose }: EditContactProps) {
  const { t } = useLingui()
  const { contact, undo } = useNoticeActs(app, uid)
  const form = useForm<Contact>({
    initialValues: seen,
    validateInputOnBlur: true,
    validate: {
      email: (text) =>
        text.trim() === '' || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text.trim())
          ? null
          : t`This is not an e-mail address.`,
      phone: (text) =>
        text.trim() === '' || /^\+[1-9]\d{5,14}$/.test(text.trim())
          ? null
          : t`Write the number with its country code: +15555550123.`,
    },
  })
  const save = (values: Contact) =>
    contact.mutate(
      { seen, contact: values },
      {
        onSuccess: ({ undo: id }) => {
          form.resetDirty()
          toast({
            text: t`Saved the contact details`,
            undo: id ? () => undo.mutateAsync(id) : null,
          })
          onClose()
        },
      },
    )
  return (
    <DialogForm
      title={t`Contact details of ${uid}`}
      intro={t`E-mails and texts about missed messages go there, where the app sends them.`}
      form={form}
      save={t`Save changes`}
      onSave={save}
      loading={contact.isPending}
      submitError={contact.error}
      reason={form.isDirty() ? null : t`Nothing is changed yet.`}
      onClose={onClose}
    >
      <TextField
        form={form}
        name="email"
        label={t`E-mail`}
        help={t`Left empty, CometChat forgets it.`}
        exact
        autoFocus
      />
      <TextField
        form={form}
        name="phone"
        label={t`Phone`}
        help={t`With its country code: +15555550123.`}
        exact
      />
    </DialogForm>
  )
}
