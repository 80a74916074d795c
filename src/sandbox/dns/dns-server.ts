import { createSocket, type Socket as UdpSocket } from 'node:dgram'
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { type FaultInjector, type InjectedFault, simulateLatency } from '../fault-injector'
import type { ZoneLookup } from '../inwx/zones/zone-lookup'
import { type AnswerQuestion, answerRequest } from './answer-query'
import { type DnsRequest, encodeResponse, parseRequest } from './message-codec'
import { rcodes } from './record-types'
import { answerFromDelegations, answerFromZones, type DelegationLookup } from './zone-answers'

type SocketOptions = {
  /** For UDP and TCP alike; 0 = any that is free for both. */
  port: number
  faults: FaultInjector
}

export type AuthoritativeServerOptions = SocketOptions & {
  zones: ZoneLookup
  /** The method name for faults; default `query`. */
  method?: string | undefined
}

type DnsSocketOptions = SocketOptions & { method: string; answerQuestion: AnswerQuestion }

export type DnsServer = { port: number; close(): Promise<void> }

const host = '127.0.0.1'

type DnsReply = Buffer | 'silence' | 'hangUp'

/** What a faulty name server answers for each kind of fault. */
const injectFault = (fault: InjectedFault, request: DnsRequest): DnsReply => {
  const createErrorReply = (rcode: number) => encodeResponse(request, { rcode }, 'udp')
  switch (fault.kind) {
    case 'down':
      return 'hangUp'
    case 'timeout':
    case 'replyLost':
      return 'silence'
    case 'garbage':
      return Buffer.from([0xde, 0xad, 0xbe, 0xef])
    case 'rateLimited':
      return createErrorReply(rcodes.REFUSED)
    default:
      return createErrorReply(fault.code ?? rcodes.SERVFAIL)
  }
}

const createReplyHandler =
  ({ answerQuestion, faults, method }: DnsSocketOptions) =>
  async (message: Buffer, transport: 'udp' | 'tcp'): Promise<DnsReply> => {
    const request = parseRequest(message)
    if (!request) return 'silence'
    const fault = faults.take('dns', method)
    if (fault) return injectFault(fault, request)
    await simulateLatency(faults.latency('dns'))
    return encodeResponse(request, answerRequest(request, answerQuestion), transport)
  }

type ReplyHandler = ReturnType<typeof createReplyHandler>

const answerDatagrams = (socket: UdpSocket, answer: ReplyHandler) =>
  socket.on('message', (message, { port, address }) => {
    answer(message, 'udp').then(
      (reply) => {
        if (typeof reply !== 'string') socket.send(reply, port, address, () => undefined)
      },
      (error: unknown) => console.error(`DNS stand-in: ${String(error)}`),
    )
  })

const frameForTcp = (reply: Buffer) => {
  const length = Buffer.alloc(2)
  length.writeUInt16BE(reply.length)
  return Buffer.concat([length, reply])
}

const answerStream = (socket: Socket, answer: ReplyHandler) => {
  let pending = Buffer.alloc(0)
  const respond = (message: Buffer) =>
    answer(message, 'tcp').then(
      (reply) => {
        if (reply === 'hangUp') socket.destroy()
        else if (reply !== 'silence') socket.write(frameForTcp(reply))
      },
      () => socket.destroy(),
    )
  socket.on('error', () => socket.destroy())
  socket.on('data', (chunk) => {
    pending = Buffer.concat([pending, Buffer.from(chunk)])
    while (pending.length >= 2 && pending.length >= 2 + pending.readUInt16BE(0)) {
      const end = 2 + pending.readUInt16BE(0)
      void respond(pending.subarray(2, end))
      pending = pending.subarray(end)
    }
  })
}

const bindUdp = (socket: UdpSocket, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    socket.once('error', reject)
    socket.bind(port, host, () => resolve(socket.address().port))
  })

const listenTcp = (server: Server, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port))
  })

const closeSocket = (socket: UdpSocket | Server): Promise<void> =>
  new Promise((resolve) => socket.close(() => resolve()))

/** A server on 127.0.0.1 with one port for UDP and TCP. */
const openUdpAndTcpServer = async (options: DnsSocketOptions): Promise<DnsServer> => {
  const answer = createReplyHandler(options)
  const streams = new Set<Socket>()
  const tcp = createServer((stream) => {
    streams.add(stream.once('close', () => streams.delete(stream)))
    answerStream(stream, answer)
  })
  const udp = createSocket('udp4')
  answerDatagrams(udp, answer)
  const port = await listenTcp(tcp, options.port)
  try {
    await bindUdp(udp, port)
  } catch (error) {
    await closeSocket(tcp)
    if (options.port === 0) return openUdpAndTcpServer(options) // Free for TCP only: try another one.
    throw error
  }
  return {
    port,
    close: async () => {
      for (const stream of streams) stream.destroy()
      await Promise.all([closeSocket(udp), closeSocket(tcp)])
    },
  }
}

/** An authoritative name server for the present zones. */
export const openAuthoritativeServer = ({
  zones,
  method = 'query',
  ...socketOptions
}: AuthoritativeServerOptions): Promise<DnsServer> =>
  openUdpAndTcpServer({
    ...socketOptions,
    method,
    answerQuestion: (question) => answerFromZones(zones, question),
  })

/** A resolver that answers only delegations; its method name for faults is `delegation`. */
export const openDelegationResolver = ({
  findDelegation,
  ...socketOptions
}: SocketOptions & { findDelegation: DelegationLookup }): Promise<DnsServer> =>
  openUdpAndTcpServer({
    ...socketOptions,
    method: 'delegation',
    answerQuestion: (question) => answerFromDelegations(findDelegation, question),
  })
