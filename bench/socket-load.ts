import type { LoadResult } from './run-load'

export type SocketLoad = { port: number; request: string; clients: number; seconds: number }

type Client = { startedAt: number; bytesLeft: number; head: Buffer[] }

const headEnd = '\r\n\r\n'

/** How many bytes of the response are still to come; undefined until its head is complete. */
const countMissingBytes = (chunk: Buffer) => {
  const end = chunk.indexOf(headEnd)
  if (end < 0) return undefined
  const head = chunk.toString('latin1', 0, end)
  const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1]
  if (!head.startsWith('HTTP/1.1 200') || !length)
    throw new Error(`expected 200 with a content-length, found ${head}`)
  return end + headEnd.length + Number(length) - chunk.length
}

/** Counts received bytes; true when the response is complete. */
const isResponseComplete = (client: Client, chunk: Buffer) => {
  if (client.bytesLeft > 0) {
    client.bytesLeft -= chunk.length
    return client.bytesLeft === 0
  }
  client.head.push(chunk)
  const bytesLeft = countMissingBytes(Buffer.concat(client.head))
  if (bytesLeft === undefined) return false
  client.head = []
  client.bytesLeft = bytesLeft
  return bytesLeft === 0
}

/**
 * Sends the same request repeatedly over persistent connections. It only counts the response bytes,
 * so that the server is the bottleneck and not this client.
 */
export const sendRepeatedly = async ({
  port,
  request,
  clients,
  seconds,
}: SocketLoad): Promise<LoadResult> => {
  const startedAt = performance.now()
  const end = startedAt + seconds * 1000
  const ms: number[] = []
  const runClient = async () => {
    const done = Promise.withResolvers<void>()
    const client: Client = { startedAt: performance.now(), bytesLeft: 0, head: [] }
    const socket = await Bun.connect({
      hostname: '127.0.0.1',
      port,
      socket: {
        data: (socket, chunk) => {
          try {
            if (!isResponseComplete(client, chunk)) return
            const now = performance.now()
            ms.push(now - client.startedAt)
            if (now >= end) return void socket.end()
            client.startedAt = now
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
    client.startedAt = performance.now()
    socket.write(request)
    await done.promise
  }
  await Promise.all(Array.from({ length: clients }, runClient))
  return { perSecond: (ms.length * 1000) / (performance.now() - startedAt), latenciesMs: ms }
}
