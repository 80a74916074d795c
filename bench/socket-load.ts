import type { LoadResult } from './run-load'

export type SocketLoad = { port: number; request: string; clients: number; seconds: number }

type Client = { begun: number; bytesLeft: number; head: Buffer[] }

const headEnd = '\r\n\r\n'

/** Bytes that follow what has come of the answer; undefined while its head is not whole. */
const countMissingBytes = (chunk: Buffer) => {
  const end = chunk.indexOf(headEnd)
  if (end < 0) return undefined
  const head = chunk.toString('latin1', 0, end)
  const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1]
  if (!head.startsWith('HTTP/1.1 200') || !length)
    throw new Error(`expected 200 with a content-length, found ${head}`)
  return end + headEnd.length + Number(length) - chunk.length
}

/** Counts the bytes that came; true when the answer is whole. */
const isAnswerComplete = (client: Client, chunk: Buffer) => {
  if (client.bytesLeft > 0) {
    client.bytesLeft -= chunk.length
    return client.bytesLeft === 0
  }
  client.head.push(chunk)
  const left = countMissingBytes(Buffer.concat(client.head))
  if (left === undefined) return false
  client.head = []
  client.bytesLeft = left
  return left === 0
}

/**
 * The same request again and again over kept connections. It only counts the answers' bytes, so that
 * the server is what limits it and not the one who asks.
 */
export const sendRepeatedly = async ({
  port,
  request,
  clients,
  seconds,
}: SocketLoad): Promise<LoadResult> => {
  const begun = performance.now()
  const end = begun + seconds * 1000
  const ms: number[] = []
  const one = async () => {
    const done = Promise.withResolvers<void>()
    const client: Client = { begun: performance.now(), bytesLeft: 0, head: [] }
    const socket = await Bun.connect({
      hostname: '127.0.0.1',
      port,
      socket: {
        data: (socket, chunk) => {
          try {
            if (!isAnswerComplete(client, chunk)) return
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
  return { perSecond: (ms.length * 1000) / (performance.now() - begun), latenciesMs: ms }
}
