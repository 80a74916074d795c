import { createTransport } from 'nodemailer'
import { checkFence, currentCallContext, type RecordCall } from '../call-context'
import { smtpError } from './smtp-error'

export type OutgoingMail = {
  /** Deterministic, like `<welcome.0190…@vrs.gmbh>`: a second delivery is recognisable as the same mail. */
  messageId: string
  to: string
  subject: string
  text: string
  html?: string
  /** Which of our mails this is, for the call log: `welcome`, `sign-in`, … */
  template?: string
}

export type MailClient = {
  /** Resolves when the server has taken the mail; else throws a VendorError of vendor `smtp`. */
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
      // Whether a mail is sent again is for our steps to decide.
      maxRequeues: 0,
      connectionTimeout: 10_000,
      greetingTimeout: 10_000,
      socketTimeout: 15_000,
      disableFileAccess: true,
      disableUrlAccess: true,
    },
    { from },
  )

/** Mails over a pool of SMTP connections; the call log keeps neither recipient nor text. */
export const openMailClient = (settings: MailSettings): MailClient => {
  const pool = createPool(settings)
  // An idle connection that breaks is opened again by the next mail.
  pool.on('error', () => undefined)

  const send = async ({ template, ...mail }: OutgoingMail) => {
    const startedAt = new Date().toISOString()
    const started = performance.now()
    const request = { messageId: mail.messageId, ...(template && { template }) }
    const tell = (outcome: 'ok' | 'refused' | 'failed', code: string, response: unknown) => {
      const durationMs = Math.round(performance.now() - started)
      const call = {
        ...currentCallContext(),
        vendor: 'smtp',
        method: 'send',
        startedAt,
        durationMs,
      } as const
      settings.record({ ...call, outcome, code, request, response })
    }
    await checkFence()
    try {
      await pool.sendMail(mail)
      tell('ok', '250', null)
    } catch (error) {
      const failure = smtpError(error)
      const { errorClass, code, vendorText } = failure.details
      tell(errorClass === 'transient' ? 'failed' : 'refused', code, { vendorText })
      throw failure
    }
  }
  return { send, close: () => pool.close() }
}
