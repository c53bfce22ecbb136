import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { AppRef, PushFile } from '@/bindings'
import type { FormStore } from '@/form/schema/store'
import { toConsoleError } from '@/ipc/error'
import { host } from '@/ipc/host'
import { Button } from '@/kit/button'
import { Dialog, DialogActs } from '@/kit/dialog'
import { ErrorPanel, type Problem } from '@/kit/error-panel'
import { IconUpload } from '@/kit/icons'
import { SafeText } from '@/kit/safe-text'
import { toast, toastProblem } from '@/kit/toast'
import { formatSize } from '@/lib/format'
import { certificatesQuery, useUploadCertificate } from './api'
import classes from './extensions.module.css'

const NO_DETAILS = { advice: '', serviceCode: null, status: null, requestId: null }

/** Asks for a file and has the core look it over. The page never sees what is in it. */
function useChosenFile(take: (file: PushFile) => string | null) {
  const [problem, setProblem] = useState<Problem | null>(null)
  const [busy, setBusy] = useState(false)
  const choose = async () => {
    setBusy(true)
    setProblem(null)
    try {
      const file = await host.pushFileChoose()
      const wrong = file && take(file)
      if (wrong) setProblem({ ...NO_DETAILS, code: 'invalid', message: wrong })
    } catch (thrown) {
      setProblem(toConsoleError(thrown))
    } finally {
      setBusy(false)
    }
  }
  return { problem, busy, choose }
}

/** Fills the fields of Firebase out of a service-account file; its key stays in the core. */
export function FirebaseFile({ store, reason }: { store: FormStore; reason: string | null }) {
  const { t } = useLingui()
  const { problem, busy, choose } = useChosenFile((file) => {
    if (file.kind !== 'serviceAccount' || !file.secret) {
      return t`This file is Apple's. Firebase takes a service-account file, which ends in .json.`
    }
    for (const [path, text] of Object.entries(file.tells)) store.set(path, text ?? '')
    store.choose(file.secret, { id: file.id, name: file.name })
    return null
  })
  return (
    <div className={classes.file}>
      <Button small icon={IconUpload} reason={reason} busy={busy} onClick={() => void choose()}>
        {t`Take from a service-account file`}
      </Button>
      <p className={classes.dim}>
        <Trans>
          In Firebase: Project settings, Service accounts, Generate new private key. The key goes
          from the file to CometChat and is kept nowhere in between.
        </Trans>
      </p>
      {problem && <ErrorPanel inline problem={problem} />}
    </div>
  )
}

type AppleFilesProps = { app: AppRef; store: FormStore; reason: string | null }

/** Apple's key or certificate: which there is, and another in its place. */
export function AppleFiles({ app, store, reason }: AppleFilesProps) {
  const { t } = useLingui()
  const { data } = useQuery(certificatesQuery(app))
  const [chosen, setChosen] = useState<PushFile | null>(null)
  const { problem, busy, choose } = useChosenFile((file) => {
    if (file.kind === 'serviceAccount') {
      return t`This file is Firebase's. Apple's keys end in .p8, its certificates in .p12.`
    }
    setChosen(file)
    return null
  })
  const there = [data?.p8 ? t`a key (.p8)` : '', data?.p12 ? t`a certificate (.p12)` : '']
    .filter((each) => each !== '')
    .join(t` and `)
  return (
    <div className={classes.file}>
      <p className={classes.dim} role="status">
        {there !== ''
          ? t`CometChat has ${there}.`
          : data
            ? t`CometChat has no file of Apple's yet.`
            : ''}
      </p>
      <Button small icon={IconUpload} reason={reason} busy={busy} onClick={() => void choose()}>
        {t`Upload a key or certificate`}
      </Button>
      {problem && <ErrorPanel inline problem={problem} />}
      {chosen && (
        <UploadDialog app={app} store={store} file={chosen} onClose={() => setChosen(null)} />
      )}
    </div>
  )
}

type UploadProps = { app: AppRef; store: FormStore; file: PushFile; onClose: () => void }

function UploadDialog({ app, store, file, onClose }: UploadProps) {
  const { t } = useLingui()
  const upload = useUploadCertificate(app)
  const send = () =>
    upload.mutate(file.id, {
      onSuccess: () => {
        for (const [path, text] of Object.entries(file.tells)) store.set(path, text ?? '')
        toast({ text: t`Uploaded ${file.name}` })
        onClose()
      },
      onError: toastProblem,
    })
  return (
    <Dialog opened title={t`Upload ${file.name}?`} onClose={onClose}>
      <p className={classes.dim}>
        {file.kind === 'p8' ? (
          <Trans>
            A key of Apple's, {formatSize(file.size)}. It takes the place of the key that CometChat
            has, which cannot be brought back.
          </Trans>
        ) : (
          <Trans>
            A certificate of Apple's, {formatSize(file.size)}. It takes the place of the one that
            CometChat has, which cannot be brought back.
          </Trans>
        )}
      </p>
      {file.tells.keyId && (
        <p className={classes.dim}>
          <Trans>
            Its name says that the key id is <SafeText text={file.tells.keyId} />; it is filled in
            below, to be saved with the form.
          </Trans>
        </p>
      )}
      <DialogActs>
        <Button onClick={onClose}>
          <Trans>Cancel</Trans>
        </Button>
        <Button tone="danger-solid" busy={upload.isPending} onClick={send}>
          <Trans>Upload</Trans>
        </Button>
      </DialogActs>
    </Dialog>
  )
}
