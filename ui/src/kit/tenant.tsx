import { Trans } from '@lingui/react/macro'
import { Badge } from './badge'
import { SafeLine } from './safe-text'
import classes from './tenant.module.css'

/** What marks an app everywhere: its name, its colour and what it is used for. */
export type Tenant = {
  name: string
  colour: string
  label: 'none' | 'production' | 'staging' | 'development'
}

const COLOURS = new Set(
  'grey red pink grape violet indigo blue cyan teal green orange yellow'.split(' '),
)

export function tenantColour(colour: string): string {
  return `var(--h-tenant-${COLOURS.has(colour) ? colour : 'grey'})`
}

/** The 3 px band above everything that can change this app. */
export function TenantBand({ tenant }: { tenant: Tenant }) {
  return <div className={classes.band} style={{ background: tenantColour(tenant.colour) }} />
}

/** The app's colour and name; production says so in a word. */
export function TenantChip({ tenant }: { tenant: Tenant }) {
  return (
    <span className={classes.chip}>
      <TenantDot colour={tenant.colour} />
      <SafeLine text={tenant.name} />
      {tenant.label !== 'none' && <LabelBadge label={tenant.label} />}
    </span>
  )
}

export function TenantDot({ colour }: { colour: string }) {
  return <span className={classes.dot} style={{ background: tenantColour(colour) }} aria-hidden />
}

export function LabelBadge({ label }: { label: Tenant['label'] }) {
  switch (label) {
    case 'production':
      return (
        <Badge tone="red">
          <Trans>production</Trans>
        </Badge>
      )
    case 'staging':
      return (
        <Badge tone="amber">
          <Trans>staging</Trans>
        </Badge>
      )
    case 'development':
      return (
        <Badge tone="green">
          <Trans>development</Trans>
        </Badge>
      )
    case 'none':
      return null
  }
}
