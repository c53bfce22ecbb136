import { Trans, useLingui } from '@lingui/react/macro'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { AppRef, FleetApp } from '@/bindings'
import { LongTextField, TextField } from '@/form/fields/text-field'
import { DialogForm } from '@/form/form-shell'
import { profileQuery } from '@/ipc/questions'
import { Button } from '@/kit/button'
import { Field, FieldList, Section } from '@/kit/field-list'
import { IconEdit } from '@/kit/icons'
import { SafeText } from '@/kit/safe-text'
import { toast } from '@/kit/toast'
import { useSetNotes, useUndo } from './api'
import classes from './fleet.module.css'
import { LIMITS, longFault, whyNotNotes } from './rules'

type NotesProps = { app: AppRef; known: FleetApp }

/** Who answers for an app and what is worth knowing, kept on this computer alone. */
export function AppNotes({ app, known }: NotesProps) {
  const { t } = useLingui()
  const [edited, setEdited] = useState(false)
  const profile = useQuery(profileQuery).data?.profile
  return (
    <Section
      title={t`Notes`}
      action={
        <Button
          small
          tone="quiet"
          icon={IconEdit}
          reason={whyNotNotes(profile)}
          onClick={() => setEdited(true)}
        >
          {t`Edit notes`}
        </Button>
      }
    >
      {known.note === '' && known.contact === '' ? (
        <p className={classes.text}>
          <Trans>
            Nobody wrote anything yet. Note here who answers for this app and what others should
            know before they change it. It stays on this computer.
          </Trans>
        </p>
      ) : (
        <FieldList>
          <Field name={t`Contact`}>
            {known.contact === '' ? '–' : <SafeText text={known.contact} />}
          </Field>
          <Field name={t`Note`}>
            <span className={classes.note}>
              {known.note === '' ? '–' : <SafeText text={known.note} />}
            </span>
          </Field>
        </FieldList>
      )}
      {edited && <EditNotes app={app} known={known} onClose={() => setEdited(false)} />}
    </Section>
  )
}

function EditNotes({ app, known, onClose }: NotesProps & { onClose: () => void }) {
  const { t } = useLingui()
  const set = useSetNotes(app)
  const undo = useUndo(app)
  const form = useForm({
    initialValues: { note: known.note, contact: known.contact },
    validate: { note: longFault(LIMITS.note), contact: longFault(LIMITS.contact) },
  })
  return (
    <DialogForm
      title={t`Notes about ${known.name}`}
      intro={t`Only this installation of Halley sees them.`}
      form={form}
      save={t`Save notes`}
      onSave={(values: { note: string; contact: string }) =>
        set.mutate(values, {
          onSuccess: ({ undo: id }) => {
            form.resetDirty()
            toast({
              text: t`Saved the notes about ${known.name}`,
              undo: id ? () => undo.mutateAsync(id) : null,
            })
            onClose()
          },
        })
      }
      loading={set.isPending}
      submitError={set.error}
      reason={form.isDirty() ? null : t`Nothing is changed yet.`}
      onClose={onClose}
    >
      <TextField
        form={form}
        name="contact"
        label={t`Contact`}
        help={t`Who answers for this app: a name, an address, a number.`}
        limit={LIMITS.contact}
        autoFocus
      />
      <LongTextField form={form} name="note" label={t`Note`} limit={LIMITS.note} rows={5} />
    </DialogForm>
  )
}
