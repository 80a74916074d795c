/** A mail without addresses and Message-ID, which are added when it is sent. */
export type MailContent = { subject: string; text: string; html: string }
