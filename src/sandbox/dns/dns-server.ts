import { createSocket, type Socket as UdpSocket } from 'node:dgram'
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { Packet } from 'dns2'
import type { Fault, Faults } from '../fault-injector'
import type { ZoneLookup } from '../inwx/inwx-inventory'
import { answerAsParent, answerFrom, type Delegations } from './answer-query'

type Socketed = {
  /** For UDP and TCP alike; 0 = any that is free for both. */
  port: number
  faults: Faults
}

export type DnsOptions = Socketed & {
  zones: ZoneLookup
  /** By which faults find it; default `query`. */
  method?: string | undefined
}

type ServerOptions = Socketed & { method: string; answer: (request: Packet) => Packet }

export type DnsServer = { port: number; close(): Promise<void> }

/** Bytes a UDP answer may have without EDNS; longer ones are cut and asked for again by TCP. */
const longestDatagram = 512
const host = '127.0.0.1'

type Reply = Buffer | 'silence' | 'hang up'

const failing = (request: Packet, rcode: number): Buffer => {
  const response = Packet.createResponseFromRequest(request)
  response.header.rcode = rcode
  return response.toBuffer()
}

/** DNS knows no HTTP: a switch's kind becomes what a sick name server does. */
const suffer = (fault: Fault, request: Packet): Reply => {
  switch (fault.kind) {
    case 'down':
      return 'hang up'
    case 'timeout':
    case 'replyLost':
      return 'silence'
    case 'garbage':
      return Buffer.from([0xde, 0xad, 0xbe, 0xef])
    case 'rateLimited':
      return failing(request, Packet.RCODE.REFUSED)
    default:
      return failing(request, fault.code ?? Packet.RCODE.SERVFAIL)
  }
}

const cut = (request: Packet): Buffer => {
  const response = Packet.createResponseFromRequest(request)
  response.header.aa = 1
  response.header.tc = 1
  return response.toBuffer()
}

const openReply =
  ({ answer, faults, method }: ServerOptions) =>
  async (message: Buffer, transport: 'udp' | 'tcp'): Promise<Reply> => {
    const request = Packet.parse(message)
    const fault = faults.take('dns', method)
    if (fault) return suffer(fault, request)
    const { minMs, maxMs } = faults.latency('dns')
    if (maxMs > 0) await Bun.sleep(minMs + Math.random() * (maxMs - minMs))
    const reply = answer(request).toBuffer()
    return transport === 'udp' && reply.length > longestDatagram ? cut(request) : reply
  }

type Answer = ReturnType<typeof openReply>

const answerDatagrams = (socket: UdpSocket, answer: Answer) =>
  socket.on('message', (message, { port, address }) => {
    answer(message, 'udp').then(
      (reply) => {
        if (typeof reply !== 'string') socket.send(reply, port, address, () => undefined)
      },
      () => undefined, // Not DNS: whoever sent it gets no answer.
    )
  })

const framed = (reply: Buffer) => {
  const length = Buffer.alloc(2)
  length.writeUInt16BE(reply.length)
  return Buffer.concat([length, reply])
}

const answerStream = (socket: Socket, answer: Answer) => {
  let waiting = Buffer.alloc(0)
  const take = (message: Buffer) =>
    answer(message, 'tcp').then(
      (reply) => {
        if (reply === 'hang up') socket.destroy()
        else if (reply !== 'silence') socket.write(framed(reply))
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

const bound = (socket: UdpSocket, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    socket.once('error', reject)
    socket.bind(port, host, () => resolve(socket.address().port))
  })

const listening = (server: Server, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port))
  })

const closed = (one: UdpSocket | Server): Promise<void> =>
  new Promise((resolve) => one.close(() => resolve()))

/** A server on loopback, by UDP and TCP on one port. */
const openServer = async (options: ServerOptions): Promise<DnsServer> => {
  const answer = openReply(options)
  const streams = new Set<Socket>()
  const tcp = createServer((stream) => {
    streams.add(stream.once('close', () => streams.delete(stream)))
    answerStream(stream, answer)
  })
  const udp = createSocket('udp4')
  answerDatagrams(udp, answer)
  const port = await listening(tcp, options.port)
  try {
    await bound(udp, port)
  } catch (error) {
    await closed(tcp)
    if (options.port === 0) return openServer(options) // Free for TCP only: try another.
    throw error
  }
  return {
    port,
    close: async () => {
      for (const stream of streams) stream.destroy()
      await Promise.all([closed(udp), closed(tcp)])
    },
  }
}

/** An authoritative name server for the zones that are held just now. */
export const openDns = ({ zones, method = 'query', ...socketed }: DnsOptions): Promise<DnsServer> =>
  openServer({ ...socketed, method, answer: (request) => answerFrom(zones, request) })

/** A resolver that knows only to whom domains are delegated; faults find it as `delegation`. */
export const openParent = ({
  delegated,
  ...socketed
}: Socketed & { delegated: Delegations }): Promise<DnsServer> =>
  openServer({
    ...socketed,
    method: 'delegation',
    answer: (request) => answerAsParent(delegated, request),
  })
