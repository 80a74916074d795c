import type { IncomingMessage, ServerResponse } from 'node:http'
import { destroyConnection, openLoopbackServer, readRequestText } from '../../loopback-server'

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
  const body = await readRequestText(request, maxBodyBytes)
  const { pathname, search } = new URL(request.url ?? '/', 'http://localhost')
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, value?.toString()]),
  )
  return { method: request.method ?? 'GET', path: pathname, query: search.slice(1), headers, body }
}

const sendResponse = (response: ServerResponse, reply: StripeHttpResponse) => {
  if (reply.kind === 'answer')
    return void response.writeHead(reply.status, reply.headers).end(reply.body)
  setTimeout(() => destroyConnection(response), reply.afterMs).unref()
}

/** HTTP on 127.0.0.1; a handler may also let the connection break. */
export const openStripeHttpServer = (
  port: number,
  answer: (request: StripeHttpRequest) => Promise<StripeHttpResponse>,
) =>
  openLoopbackServer({
    name: 'Stripe',
    port,
    handle: async (request, response) =>
      sendResponse(response, await answer(await readRequest(request))),
  })
