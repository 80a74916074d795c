import type { IncomingMessage, ServerResponse } from 'node:http'
import { type FaultInjector, type InjectedFault, simulateLatency } from '../../fault-injector'
import { type LoopbackServer, openLoopbackServer, readRequestText } from '../../loopback-server'
import type { CoolifyApi } from './coolify-api'
import type { CoolifyHttpRequest } from './request-guards'
import { type CoolifyResponse, respond } from './responses'

const apiPrefix = '/api/v1'

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
    text: await readRequestText(request),
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
    ? respond.validationFailed({})
    : respond.message(status, 'The request was refused.')
}

/** What a fault answers instead of the real answer; undefined when the socket just ends. */
const toFaultResponse = (fault: InjectedFault): CoolifyResponse | undefined => {
  switch (fault.kind) {
    case 'error500':
      return respond.message(500, 'Server Error')
    case 'rateLimited':
      return respond.tooManyRequests('Too Many Attempts.', 60)
    case 'garbage':
      return { status: 200, body: '<html><body>502 Bad Gateway' }
    case 'refuse':
      return toRefusalResponse(fault)
    default:
      return undefined
  }
}

const serveRequest = async (
  api: CoolifyApi,
  faults: FaultInjector,
  request: IncomingMessage,
  response: ServerResponse,
) => {
  const call = await readRequest(request)
  const fault = faults.take('coolify', `${call.method} ${call.path}`)
  const breakConnection = () => request.socket.destroy()
  if (fault?.kind === 'down') return void breakConnection()
  if (fault?.kind === 'timeout')
    return void setTimeout(breakConnection, fault.delayMs ?? 60_000).unref()
  await simulateLatency(faults.latency('coolify'))
  const answer = (fault && toFaultResponse(fault)) ?? (await api(call))
  if (fault?.kind === 'replyLost') return void breakConnection()
  sendResponse(response, answer)
}

/** Coolify's API on loopback; `port` 0 takes a free one. */
export const openCoolifyHttpServer = (
  api: CoolifyApi,
  faults: FaultInjector,
  port: number,
): Promise<LoopbackServer> =>
  openLoopbackServer({
    name: 'Coolify',
    port,
    handle: (request, response) => serveRequest(api, faults, request, response),
    onFailure: (response) => {
      if (!response.headersSent) sendResponse(response, respond.message(500, 'Server Error'))
    },
  })
