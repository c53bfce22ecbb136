import { Trans, useLingui } from '@lingui/react/macro'
import { Link } from '@/frame/link'
import { Page } from '@/frame/page'
import { paths } from '@/frame/paths'

export function NowhereScreen() {
  const { t } = useLingui()
  return (
    <Page title={t`There is no such place`}>
      <p>
        <Trans>The address names nothing that Halley has. It may be from a newer version.</Trans>
      </p>
      <p>
        <Link href={paths.home()}>
          <Trans>Go to your connections</Trans>
        </Link>
      </p>
    </Page>
  )
}
