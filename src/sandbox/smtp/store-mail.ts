import type { SMTPServerSession } from 'smtp-server'
import type { DocumentStore } from '../document-store'
import { parseMail } from './parse-mail'

/** Writes one copy for each recipient of the envelope. */
export const storeMail = async (
  store: DocumentStore,
  raw: Buffer,
  { envelope }: SMTPServerSession,
) => {
  const mail = await parseMail(raw)
  const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address
  const at = new Date().toISOString()
  store.inTransaction(() => {
    for (const { address } of envelope.rcptTo)
      store.put('mail', crypto.randomUUID(), { ...mail, to: address, from, at })
  })
}
