/**
 * The whole window in a browser, on the fake host: `npm run dev`, then /dev-host.html#/ (or a
 * build with HALLEY_DEV_HOST=1). For looking at screens; nothing of it is in the product.
 */

import { start } from '@/app/start'
import type { Connection, Preferences } from '@/bindings'
import { devAnswers } from './dev/answers'
import { moods } from './dev/moods'
import { fakeHost } from './fake-host'
import { connection, preferences } from './fixtures'

const wanted = new URLSearchParams(location.search)
const connections: Connection[] = wanted.has('fresh')
  ? []
  : [
      connection(),
      connection({
        id: 'acme',
        kind: 'account',
        name: 'Acme Chat',
        keep: 'keychain',
        credential: '••••••••3f9a',
        createdAt: 1_771_000_000,
      }),
      connection({
        id: 'single',
        kind: 'app',
        name: 'Support line',
        keep: 'file',
        credential: '••••••••77b2',
        app: '2680cafe0099',
        region: 'eu',
        state: 'sealed',
        lastUsedAt: null,
      }),
    ]
const chosen: Preferences = preferences({
  theme: wanted.get('theme') === 'dark' ? 'dark' : 'light',
  density: wanted.get('density') === 'compact' ? 'compact' : 'comfortable',
  reduceMotion: false,
})

const fake = fakeHost()
const mood = moods[wanted.get('mood') ?? ''] ?? ((answers) => answers)
fake.answer(mood(devAnswers(connections, chosen, fake.nudge)))
const path = wanted.get('at')
if (location.pathname.endsWith('dev-host.html')) history.replaceState(null, '', path ?? '/')
const root = document.getElementById('root')
if (root) void start(root)
