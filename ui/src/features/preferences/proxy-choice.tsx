import { useLingui } from '@lingui/react/macro'
import { TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Preferences } from '@/ipc/preferences'
import { Section } from '@/kit/field-list'
import { Choices } from './choices'
import classes from './preferences.module.css'

type Proxy = Preferences['proxy']

/** How calls leave this network. An address takes effect when the field is left. */
export function ProxyChoice(props: { proxy: Proxy; onChange: (proxy: Proxy) => void }) {
  const { proxy, onChange } = props
  const { t } = useLingui()
  const [kind, setKind] = useState<Proxy['kind']>(proxy.kind)
  const [url, setUrl] = useState(proxy.kind === 'manual' ? proxy.url : '')
  const [problem, setProblem] = useState<string | null>(null)

  const choose = (next: Proxy['kind']) => {
    setKind(next)
    if (next !== 'manual') onChange({ kind: next })
  }
  const keep = () => {
    const wrong = isProxyAddress(url) ? null : t`Write it like http://proxy.example:3128.`
    setProblem(wrong)
    if (wrong === null) onChange({ kind: 'manual', url: url.trim() })
  }
  return (
    <Section title={t`Network`}>
      <Choices
        name="proxy"
        legend={t`Proxy`}
        value={kind}
        onChange={choose}
        options={[
          { value: 'system', label: t`As the system` },
          { value: 'none', label: t`None` },
          { value: 'manual', label: t`This one` },
        ]}
      />
      {kind === 'manual' && (
        <TextInput
          className={classes.proxy}
          label={t`Address of the proxy`}
          value={url}
          error={problem}
          spellCheck={false}
          onChange={(event) => setUrl(event.currentTarget.value)}
          onBlur={keep}
        />
      )}
    </Section>
  )
}

function isProxyAddress(text: string): boolean {
  try {
    const { protocol, hostname } = new URL(text.trim())
    return ['http:', 'https:', 'socks5:'].includes(protocol) && hostname !== ''
  } catch {
    return false
  }
}
