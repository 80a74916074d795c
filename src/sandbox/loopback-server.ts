import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export type LoopbackServer = { port: number; url: string; close(): Promise<void> }

type LoopbackOptions = {
  /** Of the stand-in, for the log. */
  name: string
  /** 0 takes a free one. */
  port: number
  handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>
  /** What a bug of the stand-in answers; by default the connection breaks. */
  onFailure?: (response: ServerResponse) => void
}

/** The connection breaks without a byte of an answer. */
export const destroyConnection = (response: ServerResponse): void => void response.socket?.destroy()

/** The body as UTF-8; fails when it is longer than `maxBytes`. */
export const readRequestText = async (
  request: IncomingMessage,
  maxBytes = Number.POSITIVE_INFINITY,
): Promise<string> => {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    size += chunk.length
    if (size > maxBytes) throw new Error(`expected at most ${maxBytes} bytes, found more`)
    chunks.push(Buffer.from(chunk))
  }
  return Buffer.concat(chunks).toString('utf8')
}

/** HTTP on 127.0.0.1 with access to the socket, so that a fault can break the connection. */
export const openLoopbackServer = ({
  name,
  port,
  handle,
  onFailure = destroyConnection,
}: LoopbackOptions): Promise<LoopbackServer> =>
  new Promise((resolve, reject) => {
    const server = createServer((request, response) => {
      handle(request, response).catch((error: unknown) => {
        console.error(`${name} stand-in: ${error instanceof Error ? error.stack : error}`)
        onFailure(response)
      })
    })
    const close = () =>
      new Promise<void>((closed) => {
        server.close(() => closed())
        server.closeAllConnections()
      })
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      const { port: boundPort } = server.address() as AddressInfo
      resolve({ port: boundPort, url: `http://127.0.0.1:${boundPort}`, close })
    })
  })
