import { createTransport } from 'nodemailer'
import { checkFence } from '../call-context'
import { type RecordCall, recordCall } from '../call-log'
import { smtpError } from './smtp-error'

export type OutgoingMail = {
  /** As `createMessageId` builds it, with the domain of `from`. */
  messageId: string
  to: string
  subject: string
  text: string
  html?: string
  /** For the call log: `welcome`, `sign-in`, … */
  template?: string
}

export type MailClient = {
  /** Resolves when the server has accepted the mail; otherwise throws a VendorError of vendor `smtp`. */
  send(mail: OutgoingMail): Promise<void>
  close(): void
}

export type MailSettings = {
  /** `smtp://user:password@host:port` or `smtps://…` */
  url: string
  /** `VRS <noreply@vrs.gmbh>` */
  from: string
  record: RecordCall
}

const createPool = ({ url, from }: MailSettings) =>
  createTransport(
    {
      url,
      pool: true,
      maxConnections: 3,
      // Our steps decide whether a mail is sent again.
      maxRequeues: 0,
      connectionTimeout: 10_000,
      greetingTimeout: 10_000,
      socketTimeout: 15_000,
      disableFileAccess: true,
      disableUrlAccess: true,
    },
    // RFC 3834: no autoresponder answers such a mail.
    { from, headers: { 'Auto-Submitted': 'auto-generated' } },
  )

/** Sends mails over a pool of SMTP connections; the call log contains neither recipient nor text. */
export const openMailClient = (settings: MailSettings): MailClient => {
  const pool = createPool(settings)
  // When an idle connection breaks, the next mail opens a new one.
  pool.on('error', () => undefined)

  const send = async ({ template, ...mail }: OutgoingMail) => {
    await checkFence()
    await recordCall({
      record: settings.record,
      vendor: 'smtp',
      method: 'send',
      request: { messageId: mail.messageId, ...(template && { template }) },
      work: () =>
        pool.sendMail(mail).catch((error: unknown) => {
          throw smtpError(error)
        }),
      onSuccess: () => ({ outcome: 'ok', code: '250', response: null }),
      onFailure: (error) => {
        const { errorClass, code, vendorText } = smtpError(error).details
        const outcome = errorClass === 'transient' ? 'failed' : 'refused'
        return { outcome, code, response: { vendorText } }
      },
    })
  }
  return { send, close: () => pool.close() }
}
