import { useLingui } from '@lingui/react/macro'

/** Ways, providers and ends of the log in words. */
export function useLogWords() {
  const { t } = useLingui()
  const of = (names: Record<string, string>) => (code: string | null) =>
    code === null ? '–' : (names[code] ?? code)
  return {
    channel: of({ push: t`Push`, email: t`E-mail`, sms: t`Text message` }),
    provider: of({
      fcm: t`Google (FCM)`,
      apns: t`Apple (APNs)`,
      sendgrid: 'SendGrid',
      twilio: 'Twilio',
      custom: t`Your own server`,
    }),
    end: of({
      sent: t`Sent`,
      refused: t`Refused by the provider`,
      heldBack: t`Held back`,
      unknown: t`Not told`,
    }),
  }
}
