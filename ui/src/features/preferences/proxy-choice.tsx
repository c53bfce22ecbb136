import { useLingui } from '@lingui/react/macro'
import { TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Preferences } from '@/ipc/preferences'
import { Section } from '@/kit/field-list'
import { Choices } from './choices'
import classes from './preferences.module.css'

type Proxy = Preferences['proxy']

const SCHEMES = ['http:', 'https:', 'socks5:', 'socks5h:']

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
    const wrong = {
      none: null,
      form: t`Write it like http://proxy.example:3128.`,
      password: t`A password here would be saved unprotected. Leave it out, have HTTPS_PROXY set with it for this computer, and choose “As the system”.`,
    }[faultOf(url)]
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
          {
            value: 'system',
            label: t`As the system`,
            text: t`On Linux, what the variables HTTPS_PROXY and NO_PROXY say.`,
          },
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

function faultOf(text: string): 'none' | 'form' | 'password' {
  if (!URL.canParse(text.trim())) return 'form'
  const { protocol, hostname, password } = new URL(text.trim())
  if (!SCHEMES.includes(protocol) || hostname === '') return 'form'
  return password === '' ? 'none' : 'password'
}
