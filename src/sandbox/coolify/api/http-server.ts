import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { Fault, Faults, Latency } from '../../fault-injector'
import type { Api } from './coolify-api'
import type { Asked } from './request-guards'
import { type Answer, invalid, message, tooMany } from './responses'

export type Door = { url: string; close(): Promise<void> }

const prefix = '/api/v1'

const textOf = async (request: IncomingMessage) => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

const askedBy = async (request: IncomingMessage): Promise<Asked> => {
  const url = new URL(request.url ?? '/', 'http://coolify')
  const path = url.pathname.startsWith(prefix) ? url.pathname.slice(prefix.length) : url.pathname
  return {
    method: request.method ?? 'GET',
    path: url.pathname === '/api/health' ? '/health' : path.replace(/(?<=.)\/$/, ''),
    query: url.searchParams,
    token: /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1],
    contentType: request.headers['content-type'] ?? '',
    text: await textOf(request),
  }
}

const send = (response: ServerResponse, { status, body, headers }: Answer) => {
  const isText = typeof body === 'string'
  response.writeHead(status, {
    'content-type': isText ? 'text/html; charset=UTF-8' : 'application/json',
    ...headers,
  })
  response.end(isText ? body : JSON.stringify(body))
}

const refusal = ({ status = 422, body }: Fault): Answer => {
  if (body !== undefined) return { status, body }
  return status === 422 ? invalid({}) : message(status, 'The request was refused.')
}

/** What a fault answers instead of the real answer; undefined when the socket just ends. */
const faulty = (fault: Fault): Answer | undefined => {
  switch (fault.kind) {
    case 'error500':
      return message(500, 'Server Error')
    case 'rateLimited':
      return tooMany('Too Many Attempts.', 60)
    case 'garbage':
      return { status: 200, body: '<html><body>502 Bad Gateway' }
    case 'refuse':
      return refusal(fault)
    default:
      return undefined
  }
}

const pause = ({ minMs, maxMs }: Latency) =>
  maxMs > 0 ? Bun.sleep(minMs + Math.random() * (maxMs - minMs)) : undefined

const serve = async (
  api: Api,
  faults: Faults,
  request: IncomingMessage,
  response: ServerResponse,
) => {
  const asked = await askedBy(request)
  const fault = faults.take('coolify', `${asked.method} ${asked.path}`)
  const hangUp = () => request.socket.destroy()
  if (fault?.kind === 'down') return hangUp()
  if (fault?.kind === 'timeout') return void setTimeout(hangUp, fault.delayMs ?? 60_000).unref()
  await pause(faults.latency('coolify'))
  const instead = fault && faulty(fault)
  const answer = instead ?? (await api(asked))
  if (fault?.kind === 'replyLost') return hangUp()
  send(response, answer)
}

/** Coolify's address on loopback: `port` 0 takes a free one. */
export const openDoor = (api: Api, faults: Faults, port: number): Promise<Door> =>
  new Promise((resolve, reject) => {
    const server = createServer((request, response) => {
      serve(api, faults, request, response).catch((error: unknown) => {
        console.error(`Coolify stand-in: ${error instanceof Error ? error.stack : error}`)
        if (!response.headersSent) send(response, message(500, 'Server Error'))
      })
    })
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      const actual = typeof address === 'object' && address ? address.port : port
      resolve({
        url: `http://127.0.0.1:${actual}`,
        close: () =>
          new Promise((closed) => {
            server.close(() => closed())
            server.closeAllConnections()
          }),
      })
    })
  })
