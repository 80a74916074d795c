import type { IncomingMessage, ServerResponse } from 'node:http'
import type { FaultInjector } from '../../fault-injector'
import { createInwxSessions } from '../account/sessions'
import type { InwxStore } from '../store/inwx-store'
import type { CancellableDelays } from './cancellable-delays'
import type { InwxMethodContext, InwxStandInSettings } from './define-method'
import { dispatchCall, nextTransactionId, parseJsonRpcCall } from './dispatch-call'
import {
  destroyConnection,
  readDomrobotCookie,
  readRequestBody,
  sendErrorPage,
  sendJson,
} from './http-messages'
import { injectFault } from './inject-fault'
import { createSlidingWindowLimiter } from './sliding-window-limiter'

type RequestHandlerDependencies = {
  store: InwxStore
  settings: InwxStandInSettings
  faults: FaultInjector
  delays: CancellableDelays
  now: () => number
}

/** These end the session, as the true ones do. */
const sessionEndingCodes = [2002, 2501]

const runCall = (call: InwxMethodContext, body: string, response: ServerResponse) => {
  const answer = dispatchCall(parseJsonRpcCall(body), call)
  const cookie = call.session.getNewCookie()
  if (cookie) response.setHeader('set-cookie', `domrobot=${cookie}; path=/; HttpOnly`)
  return answer
}

/** One route, one verb; what a call meets: a broken line, the vendor's pace, its limit, a fault, its work. */
export const createInwxRequestHandler = ({
  store,
  settings,
  faults,
  delays,
  now,
}: RequestHandlerDependencies) => {
  const sessions = createInwxSessions(now)
  const tooMany = createSlidingWindowLimiter(now)

  const answer = async (body: string, request: IncomingMessage, response: ServerResponse) => {
    const fault = faults.take('inwx', parseJsonRpcCall(body)?.method ?? '')
    if (fault?.kind === 'down') return destroyConnection(response)
    const { minMs, maxMs, perMinute } = faults.latency('inwx')
    await delays.wait(minMs + Math.random() * (maxMs - minMs))
    if (delays.isCancelled()) return destroyConnection(response)
    const retryAfter = tooMany(perMinute)
    if (retryAfter) {
      response.setHeader('retry-after', String(retryAfter))
      return sendErrorPage(response, 429, 'Too Many Requests')
    }
    const seat = sessions.seat(readDomrobotCookie(request))
    const call: InwxMethodContext = { store, settings, session: seat, now: now() }
    if (!fault) return sendJson(response, 200, runCall(call, body, response))
    if (fault.kind === 'replyLost') {
      runCall(call, body, response)
      return destroyConnection(response)
    }
    if (fault.kind === 'refuse' && sessionEndingCodes.includes(fault.code ?? 0))
      seat.setStage('anonymous')
    await injectFault(fault, { response, wait: delays.wait, svTRID: () => nextTransactionId(call) })
  }

  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await readRequestBody(request)
    if (request.url !== '/jsonrpc/') return sendErrorPage(response, 404, 'Not Found')
    if (request.method !== 'POST') return sendErrorPage(response, 405, 'Method Not Allowed')
    await answer(body, request, response)
  }
}
