import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export type StripeHttpRequest = {
  method: string
  path: string
  query: string
  headers: Record<string, string | undefined>
  body: string
}

export type StripeHttpResponse =
  | { kind: 'answer'; status: number; headers: Record<string, string>; body: string }
  | { kind: 'hangUp'; afterMs: number }

const maxBodyBytes = 256 * 1024

const readRequest = async (request: IncomingMessage): Promise<StripeHttpRequest> => {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    size += chunk.length
    if (size > maxBodyBytes) throw new Error(`expected at most ${maxBodyBytes} bytes, found more`)
    chunks.push(chunk)
  }
  const { pathname, search } = new URL(request.url ?? '/', 'http://localhost')
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, value?.toString()]),
  )
  const body = Buffer.concat(chunks).toString()
  return { method: request.method ?? 'GET', path: pathname, query: search.slice(1), headers, body }
}

const sendResponse = (response: ServerResponse, reply: StripeHttpResponse) => {
  if (reply.kind === 'answer')
    return void response.writeHead(reply.status, reply.headers).end(reply.body)
  setTimeout(() => response.socket?.destroy(), reply.afterMs).unref()
}

/** An HTTP server on the loopback whose replies may also be a silent or lost connection. */
export const openStripeHttpServer = async (
  port: number,
  answer: (incoming: StripeHttpRequest) => Promise<StripeHttpResponse>,
) => {
  const server = createServer((request, response) => {
    readRequest(request)
      .then(answer)
      .then((reply) => sendResponse(response, reply))
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
