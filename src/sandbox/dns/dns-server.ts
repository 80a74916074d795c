import { createSocket, type Socket as UdpSocket } from 'node:dgram'
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { Packet } from 'dns2'
import type { FaultInjector, InjectedFault } from '../fault-injector'
import type { ZoneLookup } from '../inwx/inwx-inventory'
import { answerDelegationQuery, answerQuery, type DelegationLookup } from './answer-query'

type SocketOptions = {
  /** For UDP and TCP alike; 0 = any that is free for both. */
  port: number
  faults: FaultInjector
}

export type AuthoritativeServerOptions = SocketOptions & {
  zones: ZoneLookup
  /** By which faults find it; default `query`. */
  method?: string | undefined
}

type DnsSocketOptions = SocketOptions & { method: string; answerQuery: (request: Packet) => Packet }

export type DnsServer = { port: number; close(): Promise<void> }

/** Bytes a UDP answer may have without EDNS; longer ones are cut and asked for again by TCP. */
const maxDatagramBytes = 512
const host = '127.0.0.1'

type DnsReply = Buffer | 'silence' | 'hang up'

const createErrorReply = (request: Packet, rcode: number): Buffer => {
  const response = Packet.createResponseFromRequest(request)
  response.header.rcode = rcode
  return response.toBuffer()
}

/** DNS knows no HTTP: a switch's kind becomes what a sick name server does. */
const injectFault = (fault: InjectedFault, request: Packet): DnsReply => {
  switch (fault.kind) {
    case 'down':
      return 'hang up'
    case 'timeout':
    case 'replyLost':
      return 'silence'
    case 'garbage':
      return Buffer.from([0xde, 0xad, 0xbe, 0xef])
    case 'rateLimited':
      return createErrorReply(request, Packet.RCODE.REFUSED)
    default:
      return createErrorReply(request, fault.code ?? Packet.RCODE.SERVFAIL)
  }
}

const createTruncatedReply = (request: Packet): Buffer => {
  const response = Packet.createResponseFromRequest(request)
  response.header.aa = 1
  response.header.tc = 1
  return response.toBuffer()
}

const createReplyHandler =
  ({ answerQuery, faults, method }: DnsSocketOptions) =>
  async (message: Buffer, transport: 'udp' | 'tcp'): Promise<DnsReply> => {
    const request = Packet.parse(message)
    const fault = faults.take('dns', method)
    if (fault) return injectFault(fault, request)
    const { minMs, maxMs } = faults.latency('dns')
    if (maxMs > 0) await Bun.sleep(minMs + Math.random() * (maxMs - minMs))
    const reply = answerQuery(request).toBuffer()
    return transport === 'udp' && reply.length > maxDatagramBytes
      ? createTruncatedReply(request)
      : reply
  }

type ReplyHandler = ReturnType<typeof createReplyHandler>

const answerDatagrams = (socket: UdpSocket, answer: ReplyHandler) =>
  socket.on('message', (message, { port, address }) => {
    answer(message, 'udp').then(
      (reply) => {
        if (typeof reply !== 'string') socket.send(reply, port, address, () => undefined)
      },
      () => undefined, // Not DNS: whoever sent it gets no answer.
    )
  })

const frameForTcp = (reply: Buffer) => {
  const length = Buffer.alloc(2)
  length.writeUInt16BE(reply.length)
  return Buffer.concat([length, reply])
}

const answerStream = (socket: Socket, answer: ReplyHandler) => {
  let waiting = Buffer.alloc(0)
  const take = (message: Buffer) =>
    answer(message, 'tcp').then(
      (reply) => {
        if (reply === 'hang up') socket.destroy()
        else if (reply !== 'silence') socket.write(frameForTcp(reply))
      },
      () => socket.destroy(),
    )
  socket.on('error', () => socket.destroy())
  socket.on('data', (chunk) => {
    waiting = Buffer.concat([waiting, Buffer.from(chunk)])
    while (waiting.length >= 2 && waiting.length >= 2 + waiting.readUInt16BE(0)) {
      const end = 2 + waiting.readUInt16BE(0)
      void take(waiting.subarray(2, end))
      waiting = waiting.subarray(end)
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

const closeSocket = (one: UdpSocket | Server): Promise<void> =>
  new Promise((resolve) => one.close(() => resolve()))

/** A server on loopback, by UDP and TCP on one port. */
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
    if (options.port === 0) return openUdpAndTcpServer(options) // Free for TCP only: try another.
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

/** An authoritative name server for the zones that are held just now. */
export const openAuthoritativeServer = ({
  zones,
  method = 'query',
  ...socketed
}: AuthoritativeServerOptions): Promise<DnsServer> =>
  openUdpAndTcpServer({
    ...socketed,
    method,
    answerQuery: (request) => answerQuery(zones, request),
  })

/** A resolver that knows only to whom domains are delegated; faults find it as `delegation`. */
export const openDelegationResolver = ({
  delegated,
  ...socketed
}: SocketOptions & { delegated: DelegationLookup }): Promise<DnsServer> =>
  openUdpAndTcpServer({
    ...socketed,
    method: 'delegation',
    answerQuery: (request) => answerDelegationQuery(delegated, request),
  })
