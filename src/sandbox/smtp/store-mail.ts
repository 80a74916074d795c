import type { SMTPServerSession } from 'smtp-server'
import type { Shelf } from '../document-store'
import { parseMail } from './parse-mail'

/** Writes one copy for each recipient of the envelope. */
export const keepMail = (shelf: Shelf, raw: Buffer, { envelope }: SMTPServerSession) => {
  const mail = parseMail(raw)
  const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address
  const at = new Date().toISOString()
  shelf.together(() => {
    for (const { address } of envelope.rcptTo)
      shelf.put('mail', crypto.randomUUID(), { ...mail, to: address, from, at })
  })
}
