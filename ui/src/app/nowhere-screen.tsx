import { Trans, useLingui } from '@lingui/react/macro'
import { Link } from '@/frame/link'
import { paths } from '@/frame/paths'
import { Empty } from '@/kit/empty'
import { IconSearch } from '@/kit/icons'

export function NowhereScreen() {
  const { t } = useLingui()
  return (
    <Empty
      icon={IconSearch}
      title={t`There is no such place`}
      action={
        <Link href={paths.home()}>
          <Trans>Go to your connections</Trans>
        </Link>
      }
    >
      <Trans>The address names nothing that Halley has. It may be from a newer version.</Trans>
    </Empty>
  )
}
