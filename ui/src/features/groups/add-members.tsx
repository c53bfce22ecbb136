import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import type { AppRef, GroupDetail, MemberScope } from '@/bindings'
import { SideForm } from '@/form/form-shell'
import { JobPlanDialog } from '@/form/job-plan-dialog'
import { toast } from '@/kit/toast'
import { useMemberCalls } from '@/members/calls'
import { AT_ONCE, membersJob } from '@/members/rules'
import { useRights } from '@/rights/use-rights'
import { MembersField } from './members-field'

type AddMembersProps = { app: AppRef; group: GroupDetail; onClose: () => void }

/** Adds users to a group. Whoever the service refuses stays in the form with the reason. */
export function AddMembers({ app, group, onClose }: AddMembersProps) {
  const { t } = useLingui()
  const { add, undo } = useMemberCalls(app)
  const why = useRights()
  const [refused, setRefused] = useState<Readonly<Record<string, string>>>({})
  const form = useForm<{ members: MemberScope[] }>({
    initialValues: { members: [] },
  })
  const { members } = form.getValues()
  const reason =
    members.length === 0 ? t`Choose at least one user.` : why('groupMembersAdd', members.length)
  const [planned, setPlanned] = useState<MemberScope[] | null>(null)
  const save = (values: { members: MemberScope[] }) => {
    if (values.members.length > AT_ONCE) return setPlanned(values.members)
    add.mutate(
      { guid: group.guid, members: values.members },
      {
        onSuccess: (report) => {
          const { undo: id, done, failed, unchanged } = report
          if (done > 0) {
            toast({
              text: plural(done, { one: 'Added # member', other: 'Added # members' }),
              undo: id ? () => undo.mutateAsync(id) : null,
            })
          }
          if (unchanged > 0) {
            toast({
              text: plural(unchanged, {
                one: '# was a member already and keeps its scope',
                other: '# were members already and keep their scopes',
              }),
            })
          }
          const left = new Set(failed.map((each) => each.id))
          form.resetDirty()
          if (left.size === 0) return onClose()
          setRefused(Object.fromEntries(failed.map((each) => [each.id, each.message])))
          form.setFieldValue(
            'members',
            values.members.filter((each) => left.has(each.uid)),
          )
        },
      },
    )
  }
  return (
    <>
      <SideForm
        title={t`Add members to ${group.name}`}
        form={form}
        save={t`Add members`}
        onSave={save}
        loading={add.isPending || planned !== null}
        submitError={add.error}
        reason={reason}
        onClose={onClose}
      >
        <MembersField app={app} refused={refused} {...form.getInputProps('members')} />
      </SideForm>
      {planned && (
        <JobPlanDialog
          app={app}
          {...membersJob(group.guid, { kind: 'add', scopes: planned }, planned)}
          title={t`Add members to ${group.name}`}
          onBegun={(job) => {
            form.resetDirty()
            toast({ text: t`Begun: ${job.title}. Jobs shows how far it is.` })
            onClose()
          }}
          onClose={() => setPlanned(null)}
        />
      )}
    </>
  )
}
