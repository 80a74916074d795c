import type { Socket } from 'node:net'
import type { SMTPServerOptions, SMTPServerSession } from 'smtp-server'
import type { DocumentStore } from '../document-store'
import type { FaultInjector, InjectedFault } from '../fault-injector'
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
  shelf: DocumentStore,
  faults: FaultInjector,
  largest: number,
) => {
  const sockets = new Map<number, Socket>()
  const losing = new Set<string>()

  const welcome = (socket: Socket) => {
    const port = socket.remotePort ?? 0
    sockets.set(port, socket)
    socket.once('close', () => sockets.delete(port))
  }
  const hangUp = ({ remotePort }: SMTPServerSession, afterMs = 0) => {
    const drop = () => sockets.get(remotePort)?.destroy()
    if (afterMs === 0) drop()
    else setTimeout(drop, afterMs).unref()
  }

  const onMailFrom = async (_: unknown, session: SMTPServerSession, next: SmtpCallback) => {
    losing.delete(session.id)
    const fault = faults.take('smtp', 'send')
    if (fault?.kind === 'down') return hangUp(session)
    if (fault?.kind === 'timeout') return hangUp(session, fault.delayMs ?? 60_000)
    const { minMs, maxMs } = faults.latency('smtp')
    if (maxMs > 0) await Bun.sleep(minMs + Math.random() * (maxMs - minMs))
    if (fault?.kind === 'garbage')
      return void sockets.get(session.remotePort)?.end('<html> 502 Bad Gateway\r\n')
    if (fault?.kind === 'replyLost') losing.add(session.id)
    else if (fault) return next(toSmtpError(fault))
    next()
  }

  const onData: NonNullable<SMTPServerOptions['onData']> = (stream, session, next) => {
    const chunks: Buffer[] = []
    stream.on('data', (chunk: Buffer) => {
      if (sumSizes(chunks) <= largest) chunks.push(chunk)
    })
    stream.on('error', () => undefined)
    stream.on('end', () => {
      if (stream.sizeExceeded) return next(createSmtpError(552, '5.3.4 Message too big'))
      storeMail(shelf, Buffer.concat(chunks), session)
      if (losing.delete(session.id)) hangUp(session)
      else next(null, '2.0.0 Ok: kept')
    })
  }
  return {
    welcome,
    handlers: { onMailFrom, onData },
    hangUpAll: () => {
      for (const socket of sockets.values()) socket.destroy()
    },
  }
}
