import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Incoming = {
  method: string
  path: string
  query: string
  headers: Record<string, string | undefined>
  body: string
}

export type Reply =
  | { kind: 'answer'; status: number; headers: Record<string, string>; body: string }
  | { kind: 'hangUp'; afterMs: number }

const largestBody = 256 * 1024

const read = async (request: IncomingMessage): Promise<Incoming> => {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    size += chunk.length
    if (size > largestBody) throw new Error(`expected at most ${largestBody} bytes, found more`)
    chunks.push(chunk)
  }
  const { pathname, search } = new URL(request.url ?? '/', 'http://localhost')
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, value?.toString()]),
  )
  const body = Buffer.concat(chunks).toString()
  return { method: request.method ?? 'GET', path: pathname, query: search.slice(1), headers, body }
}

const send = (response: ServerResponse, reply: Reply) => {
  if (reply.kind === 'answer')
    return void response.writeHead(reply.status, reply.headers).end(reply.body)
  setTimeout(() => response.socket?.destroy(), reply.afterMs).unref()
}

/** An HTTP server on the loopback whose replies may also be a silent or lost connection. */
export const listen = async (port: number, answer: (incoming: Incoming) => Promise<Reply>) => {
  const server = createServer((request, response) => {
    read(request)
      .then(answer)
      .then((reply) => send(response, reply))
      .catch(() => response.socket?.destroy())
  })
  await new Promise<void>((ready, failed) => {
    server.once('error', failed)
    server.listen(port, '127.0.0.1', ready)
  })
  const { port: bound } = server.address() as AddressInfo
  const close = () =>
    new Promise<void>((closed) => {
      server.close(() => closed())
      server.closeAllConnections()
    })
  return { port: bound, close }
}
