import { useLingui } from '@lingui/react/macro'
import { MultiSelect, SegmentedControl } from '@mantine/core'

type FieldOf<T> = { value?: T; onChange: (value: T) => void; error?: unknown }

type FileFieldsProps = {
  /** As `form.getInputProps` gives it. */
  format: Pick<FieldOf<string>, 'value' | 'onChange'>
  columns: FieldOf<string[]>
  /** Every column there is. */
  all: readonly { value: string; label: string }[]
}

/** How a list goes into a file: the kind of file, and which columns in which order. */
export function FileFields({ format, columns, all }: FileFieldsProps) {
  const { t } = useLingui()
  return (
    <>
      <SegmentedControl
        aria-label={t`Kind of file`}
        value={format.value}
        onChange={format.onChange}
        data={[
          { value: 'csv', label: 'CSV' },
          { value: 'xlsx', label: 'Excel' },
          { value: 'json', label: 'JSON' },
        ]}
      />
      <MultiSelect
        label={t`Columns`}
        description={t`In this order.`}
        data={[...all]}
        value={columns.value}
        onChange={columns.onChange}
        error={columns.error as string}
        hidePickedOptions
      />
    </>
  )
}
