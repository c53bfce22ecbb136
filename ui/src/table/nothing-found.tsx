import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from '@/kit/button'
import { Empty } from '@/kit/empty'
import { IconFilterOff } from '@/kit/icons'
import { SafeText } from '@/kit/safe-text'
import type { Filter } from './list-bar'

/** Letters of the search that are said again. */
const MOST = 200

type NothingFoundProps = {
  search: string
  onSearch: (text: string) => void
  filters?: readonly Filter[]
  onClear: () => void
}

/** Something is there, but a filter hides it: which one, and one click to take it away. */
export function NothingFound({ search, onSearch, filters = [], onClear }: NothingFoundProps) {
  const { t } = useLingui()
  const used = filters.filter((each) => each.values.length > 0)
  const several = used.length + (search === '' ? 0 : 1) > 1
  return (
    <Empty
      icon={IconFilterOff}
      title={
        search === '' ? (
          <Trans>Nothing matches</Trans>
        ) : (
          <Trans>
            Nothing here matches “<SafeText text={search} most={MOST} />
            ”.
          </Trans>
        )
      }
      action={
        <>
          {search !== '' && (
            <Button onClick={() => onSearch('')}>{t`Search without “${search}”`}</Button>
          )}
          {used.map((filter) => (
            <Button key={filter.id} onClick={() => filter.onChange([])}>
              {t`Remove the filter ${filter.label}`}
            </Button>
          ))}
          {several && (
            <Button tone="quiet" keys="f c" onClick={onClear}>
              {t`Clear all`}
            </Button>
          )}
        </>
      }
    >
      {search === '' && <Trans>The filters hide every row.</Trans>}
    </Empty>
  )
}
