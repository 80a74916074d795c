import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { openDocumentStore } from '../document-store'
import type { FaultInjector } from '../fault-injector'
import { createSmtpHandlers } from './smtp-handlers'

/** One mail for one recipient. `to`: from the envelope; `at`: ISO instant. */
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
  dataDir: string
  /** 0 takes a free one. */
  port: number
  faults: FaultInjector
}

const maxMailBytes = 10 * 1024 * 1024

/** A mail server on 127.0.0.1 that accepts and stores every mail. */
export const openMailbox = async ({ dataDir, port, faults }: MailboxOptions): Promise<Mailbox> => {
  const store = openDocumentStore(`${dataDir}/mailbox.sqlite`)
  const connections = createSmtpHandlers(store, faults, maxMailBytes)
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    hidePIPELINING: true,
    size: maxMailBytes,
    closeTimeout: 200,
    ...connections.handlers,
  })
  // Clients may close their connection at any time.
  server.on('error', () => undefined)
  server.server.on('connection', connections.trackSocket)
  await new Promise<void>((resolve, reject) => {
    server.server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  const { port: boundPort } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${boundPort}`,
    listMails: () => store.list<ReceivedMail>('mail'),
    close: async () => {
      const closed = new Promise<void>((done) => server.close(() => done()))
      connections.closeAllSockets()
      await closed
      store.close()
    },
  }
}
