import type { RecordCall } from './calls'

export type Mail = {
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
  send(mail: Mail): Promise<void>
  close(): void
}

export type MailSettings = {
  /** `smtp://user:password@host:port` or `smtps://…` */
  url: string
  /** `VRS <noreply@vrs.gmbh>` */
  from: string
  record: RecordCall
}
