import type { Round } from './run-load'

export type Asking = { port: number; request: string; clients: number; seconds: number }

type Client = { begun: number; left: number; head: Buffer[] }

const headEnd = '\r\n\r\n'

/** Bytes that follow what has come of the answer; undefined while its head is not whole. */
const missing = (chunk: Buffer) => {
  const end = chunk.indexOf(headEnd)
  if (end < 0) return undefined
  const head = chunk.toString('latin1', 0, end)
  const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1]
  if (!head.startsWith('HTTP/1.1 200') || !length)
    throw new Error(`expected 200 with a content-length, found ${head}`)
  return end + headEnd.length + Number(length) - chunk.length
}

/** Counts the bytes that came; true when the answer is whole. */
const isWhole = (client: Client, chunk: Buffer) => {
  if (client.left > 0) {
    client.left -= chunk.length
    return client.left === 0
  }
  client.head.push(chunk)
  const left = missing(Buffer.concat(client.head))
  if (left === undefined) return false
  client.head = []
  client.left = left
  return left === 0
}

/**
 * The same request again and again over kept connections. It only counts the answers' bytes, so that
 * the server is what limits it and not the one who asks.
 */
export const ask = async ({ port, request, clients, seconds }: Asking): Promise<Round> => {
  const begun = performance.now()
  const end = begun + seconds * 1000
  const ms: number[] = []
  const one = async () => {
    const done = Promise.withResolvers<void>()
    const client: Client = { begun: performance.now(), left: 0, head: [] }
    const socket = await Bun.connect({
      hostname: '127.0.0.1',
      port,
      socket: {
        data: (socket, chunk) => {
          try {
            if (!isWhole(client, chunk)) return
            const now = performance.now()
            ms.push(now - client.begun)
            if (now >= end) return void socket.end()
            client.begun = now
            socket.write(request)
          } catch (error) {
            done.reject(error)
            socket.end()
          }
        },
        close: () => done.resolve(),
        error: (_, error) => done.reject(error),
      },
    })
    client.begun = performance.now()
    socket.write(request)
    await done.promise
  }
  await Promise.all(Array.from({ length: clients }, one))
  return { perSecond: (ms.length * 1000) / (performance.now() - begun), ms }
}
