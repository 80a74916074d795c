/** A mail's words; whoever sends it adds addresses and a Message-ID. */
export type MailContent = { subject: string; text: string; html: string }
