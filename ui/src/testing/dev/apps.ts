import type { FleetApp } from '@/bindings'
import { demoApp, fleetApp, NOW } from '../fixtures'

const NAMES =
  'Northwind Market|Blue Heron Health|Pine Street Tutors|Kite Delivery|Lumen Bank|Harbor Hotels|Wren Dating|Atlas Games|Fable Books|Orchard Grocers|Summit Fitness|Tidewater Travel|Copper Kettle|Violet Events|Maple Realty|Granite Legal|Saffron Kitchen|Quarry Support|Meadow Pets|Juniper Jobs|Cobalt Rides|Echo Podcasts|Sable Staffing|Old Lantern'.split(
    '|',
  )
const REGIONS = [
  ['us', 'United States'],
  ['eu', 'Europe'],
  ['in', 'India'],
] as const
const PLANS = ['build', 'basic', 'advanced', 'custom']
const COLOURS = 'indigo teal orange grape blue cyan pink violet yellow green red grey'.split(' ')
const LABELS = ['production', 'staging', 'none', 'production', 'development', 'none'] as const

export function makeApps(): FleetApp[] {
  return NAMES.map((name, index) => {
    const [region, regionName] = REGIONS[index % 3] ?? REGIONS[0]
    return fleetApp({
      app: index === 0 ? demoApp.app : `2680cafe${String(index + 1).padStart(4, '0')}`,
      name,
      region,
      regionName,
      plan: PLANS[(index * 3) % 4] ?? null,
      state: index === 23 ? 'archived' : index % 7 === 3 ? 'trial' : 'active',
      owner: `ops@${name.split(' ')[0]?.toLowerCase()}.example`,
      createdAt: NOW - (index + 1) * 31 * 86_400,
      label: LABELS[index % LABELS.length] ?? 'none',
      colour: COLOURS[index % COLOURS.length] ?? 'grey',
      users: index === 0 ? 100_000 : index % 5 === 4 ? null : (index * 379) % 4200,
    })
  })
}
