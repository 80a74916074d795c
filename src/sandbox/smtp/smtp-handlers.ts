import type { Socket } from 'node:net'
import type { SMTPServerOptions, SMTPServerSession } from 'smtp-server'
import type { DocumentStore } from '../document-store'
import { type FaultInjector, type InjectedFault, simulateLatency } from '../fault-injector'
import { storeMail } from './store-mail'

type SmtpCallback = (error?: Error | null) => void

const createSmtpError = (responseCode: number, text: string) =>
  Object.assign(new Error(text), { responseCode })

const toSmtpError = ({ kind, status, body }: InjectedFault) => {
  if (kind === 'error500')
    return createSmtpError(451, '4.3.0 Requested action aborted: local error')
  if (kind === 'rateLimited') return createSmtpError(450, '4.7.1 Too many mails, try again later')
  return createSmtpError(status ?? 550, typeof body === 'string' ? body : '5.7.1 Message refused')
}

const sumSizes = (chunks: Buffer[]) => chunks.reduce((sum, chunk) => sum + chunk.length, 0)

/** The handlers of the mail server; a fault is taken once for each mail, at its MAIL FROM. */
export const createSmtpHandlers = (
  store: DocumentStore,
  faults: FaultInjector,
  maxBytes: number,
) => {
  const sockets = new Map<number, Socket>()
  const sessionsWithLostReply = new Set<string>()

  const trackSocket = (socket: Socket) => {
    const port = socket.remotePort ?? 0
    sockets.set(port, socket)
    socket.once('close', () => sockets.delete(port))
  }
  const closeConnection = ({ remotePort }: SMTPServerSession, afterMs = 0) => {
    const destroySocket = () => sockets.get(remotePort)?.destroy()
    if (afterMs === 0) destroySocket()
    else setTimeout(destroySocket, afterMs).unref()
  }

  const onMailFrom = async (_: unknown, session: SMTPServerSession, next: SmtpCallback) => {
    sessionsWithLostReply.delete(session.id)
    const fault = faults.take('smtp', 'send')
    if (fault?.kind === 'down') return closeConnection(session)
    if (fault?.kind === 'timeout') return closeConnection(session, fault.delayMs ?? 60_000)
    await simulateLatency(faults.latency('smtp'))
    if (fault?.kind === 'garbage')
      return void sockets.get(session.remotePort)?.end('<html> 502 Bad Gateway\r\n')
    if (fault?.kind === 'replyLost') sessionsWithLostReply.add(session.id)
    else if (fault) return next(toSmtpError(fault))
    next()
  }

  const onData: NonNullable<SMTPServerOptions['onData']> = (stream, session, next) => {
    const chunks: Buffer[] = []
    stream.on('data', (chunk: Buffer) => {
      if (sumSizes(chunks) <= maxBytes) chunks.push(chunk)
    })
    stream.on('error', () => undefined)
    stream.on('end', () => {
      if (stream.sizeExceeded) return next(createSmtpError(552, '5.3.4 Message too big'))
      const acknowledge = () => {
        if (sessionsWithLostReply.delete(session.id)) closeConnection(session)
        else next(null, '2.0.0 Ok: kept')
      }
      storeMail(store, Buffer.concat(chunks), session).then(acknowledge, next)
    })
  }
  return {
    trackSocket,
    handlers: { onMailFrom, onData },
    closeAllSockets: () => {
      for (const socket of sockets.values()) socket.destroy()
    },
  }
}
