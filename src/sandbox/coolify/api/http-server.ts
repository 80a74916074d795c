import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { FaultInjector, InjectedFault, Latency } from '../../fault-injector'
import type { CoolifyApi } from './coolify-api'
import type { CoolifyHttpRequest } from './request-guards'
import {
  type CoolifyResponse,
  respondMessage,
  respondTooManyRequests,
  respondValidationFailed,
} from './responses'

export type CoolifyHttpServer = { url: string; close(): Promise<void> }

const apiPrefix = '/api/v1'

const readText = async (request: IncomingMessage) => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

const readRequest = async (request: IncomingMessage): Promise<CoolifyHttpRequest> => {
  const url = new URL(request.url ?? '/', 'http://coolify')
  const path = url.pathname.startsWith(apiPrefix)
    ? url.pathname.slice(apiPrefix.length)
    : url.pathname
  return {
    method: request.method ?? 'GET',
    path: url.pathname === '/api/health' ? '/health' : path.replace(/(?<=.)\/$/, ''),
    query: url.searchParams,
    token: /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1],
    contentType: request.headers['content-type'] ?? '',
    text: await readText(request),
  }
}

const sendResponse = (response: ServerResponse, { status, body, headers }: CoolifyResponse) => {
  const isText = typeof body === 'string'
  response.writeHead(status, {
    'content-type': isText ? 'text/html; charset=UTF-8' : 'application/json',
    ...headers,
  })
  response.end(isText ? body : JSON.stringify(body))
}

const toRefusalResponse = ({ status = 422, body }: InjectedFault): CoolifyResponse => {
  if (body !== undefined) return { status, body }
  return status === 422
    ? respondValidationFailed({})
    : respondMessage(status, 'The request was refused.')
}

/** What a fault answers instead of the real answer; undefined when the socket just ends. */
const toFaultResponse = (fault: InjectedFault): CoolifyResponse | undefined => {
  switch (fault.kind) {
    case 'error500':
      return respondMessage(500, 'Server Error')
    case 'rateLimited':
      return respondTooManyRequests('Too Many Attempts.', 60)
    case 'garbage':
      return { status: 200, body: '<html><body>502 Bad Gateway' }
    case 'refuse':
      return toRefusalResponse(fault)
    default:
      return undefined
  }
}

const simulateLatency = ({ minMs, maxMs }: Latency) =>
  maxMs > 0 ? Bun.sleep(minMs + Math.random() * (maxMs - minMs)) : undefined

const serveRequest = async (
  api: CoolifyApi,
  faults: FaultInjector,
  request: IncomingMessage,
  response: ServerResponse,
) => {
  const asked = await readRequest(request)
  const fault = faults.take('coolify', `${asked.method} ${asked.path}`)
  const hangUp = () => request.socket.destroy()
  if (fault?.kind === 'down') return hangUp()
  if (fault?.kind === 'timeout') return void setTimeout(hangUp, fault.delayMs ?? 60_000).unref()
  await simulateLatency(faults.latency('coolify'))
  const instead = fault && toFaultResponse(fault)
  const answer = instead ?? (await api(asked))
  if (fault?.kind === 'replyLost') return hangUp()
  sendResponse(response, answer)
}

/** Coolify's address on loopback: `port` 0 takes a free one. */
export const openCoolifyHttpServer = (
  api: CoolifyApi,
  faults: FaultInjector,
  port: number,
): Promise<CoolifyHttpServer> =>
  new Promise((resolve, reject) => {
    const server = createServer((request, response) => {
      serveRequest(api, faults, request, response).catch((error: unknown) => {
        console.error(`Coolify stand-in: ${error instanceof Error ? error.stack : error}`)
        if (!response.headersSent) sendResponse(response, respondMessage(500, 'Server Error'))
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
