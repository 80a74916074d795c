import { createSocket } from 'node:dgram'
import { connect } from 'node:net'
import dnsPacket, { type DecodedPacket, type Packet } from 'dns-packet'

const timeoutMs = 1_000

/** One datagram of any bytes; undefined when nothing comes back. */
export const exchangeDatagram = (port: number, bytes: Uint8Array): Promise<Buffer | undefined> =>
  new Promise((resolve) => {
    const socket = createSocket('udp4')
    const finish = (reply?: Buffer) => {
      clearTimeout(timer)
      socket.close()
      resolve(reply)
    }
    const timer = setTimeout(finish, timeoutMs)
    socket.once('message', finish)
    socket.send(bytes, port, '127.0.0.1')
  })

/** A query as dns-packet builds it, and the answer as it reads it. */
export const queryByUdp = async (port: number, packet: Packet): Promise<DecodedPacket> => {
  const reply = await exchangeDatagram(
    port,
    dnsPacket.encode({ type: 'query', id: 7, flags: 0, ...packet }),
  )
  if (!reply) throw new Error('expected an answer, found none')
  return dnsPacket.decode(reply)
}

/** The same over TCP. */
export const queryByTcp = (port: number, packet: Packet): Promise<DecodedPacket> =>
  new Promise((resolve, reject) => {
    const request = dnsPacket.streamEncode({ type: 'query', id: 7, flags: 0, ...packet })
    const socket = connect(port, '127.0.0.1', () => socket.write(request))
    let received = Buffer.alloc(0)
    socket.setTimeout(timeoutMs, () => socket.destroy(new Error('expected an answer, found none')))
    socket.once('error', reject)
    socket.once('close', () => reject(new Error('expected an answer, found the end')))
    socket.on('data', (chunk) => {
      received = Buffer.concat([received, Buffer.from(chunk)])
      if (received.length < 2 || received.length < 2 + received.readUInt16BE(0)) return
      resolve(dnsPacket.decode(received.subarray(2)))
      socket.destroy()
    })
  })
