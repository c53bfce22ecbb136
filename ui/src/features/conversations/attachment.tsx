import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import type { Attachment } from '@/bindings'
import { openOutside } from '@/frame/open-outside'
import { Button } from '@/kit/button'
import { IconExternalLink, IconFile } from '@/kit/icons'
import { SafeLine } from '@/kit/safe-text'
import { formatSize } from '@/lib/format'
import classes from './message-body.module.css'

/** A file of a message: pictures through the core's own protocol, the rest by name. */
export function AttachmentView({ attachment }: { attachment: Attachment }) {
  const { t } = useLingui()
  const { url, name, mimeType, size, external } = attachment
  const [broken, setBroken] = useState(false)
  if (url && mimeType.startsWith('image/') && !broken) {
    return (
      <img
        className={classes.picture}
        src={url}
        alt={name || t`Picture`}
        loading="lazy"
        decoding="async"
        onError={() => setBroken(true)}
      />
    )
  }
  return (
    <div className={classes.file}>
      <IconFile size={20} stroke={1.5} aria-hidden />
      <span className={classes.fileName}>
        <SafeLine text={name || t`File without a name`} />
        <span className={classes.fileKind}>
          {mimeType}
          {size !== null && ` · ${formatSize(size)}`}
          {broken && (
            <>
              {' · '}
              <Trans>not shown: too large, or not a picture</Trans>
            </>
          )}
        </span>
      </span>
      {external && (
        <Button
          small
          tone="quiet"
          icon={IconExternalLink}
          onClick={() => void openOutside(external)}
        >
          {t`Open in the browser`}
        </Button>
      )}
    </div>
  )
}
