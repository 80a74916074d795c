import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { openDocumentStore } from '../document-store'
import type { FaultInjector } from '../fault-injector'
import { createSmtpHandlers } from './smtp-handlers'

/** One accepted copy. `to` is the envelope's recipient, `at` an ISO instant. */
export type ReceivedMail = {
  to: string
  from: string
  subject: string
  text: string
  html?: string
  messageId: string
  at: string
}

export type Mailbox = {
  /** `smtp://127.0.0.1:<port>` */
  url: string
  /** Oldest first; a mail delivered twice is here twice. */
  listMails(): ReceivedMail[]
  close(): Promise<void>
}

type MailboxOptions = {
  dataDir: string /** 0 takes a free one. */
  port: number
  faults: FaultInjector
}

const maxMailBytes = 10 * 1024 * 1024

/** A mail server on the loopback that takes every mail and keeps it. */
export const openMailbox = async ({ dataDir, port, faults }: MailboxOptions): Promise<Mailbox> => {
  const shelf = openDocumentStore(`${dataDir}/mailbox.sqlite`)
  const reception = createSmtpHandlers(shelf, faults, maxMailBytes)
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    hidePIPELINING: true,
    size: maxMailBytes,
    closeTimeout: 200,
    ...reception.handlers,
  })
  // A client that hangs up is no concern of ours.
  server.on('error', () => undefined)
  server.server.on('connection', reception.welcome)
  await new Promise<void>((ready, failed) => {
    server.server.once('error', failed)
    server.listen(port, '127.0.0.1', ready)
  })
  const { port: bound } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${bound}`,
    listMails: () => shelf.list<ReceivedMail>('mail'),
    close: async () => {
      const closed = new Promise<void>((done) => server.close(() => done()))
      reception.hangUpAll()
      await closed
      shelf.close()
    },
  }
}
