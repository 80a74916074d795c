import type { IncomingMessage, ServerResponse } from 'node:http'
import { drawLatencyMs, type FaultInjector } from '../../fault-injector'
import { destroyConnection, readRequestText } from '../../loopback-server'
import { createSlidingWindowLimiter } from '../../rate-limiters'
import { createInwxSessions } from '../account/sessions'
import type { InwxStore } from '../store/inwx-store'
import type { CancellableDelays } from './cancellable-delays'
import type { InwxMethodContext, InwxStandInSettings } from './define-method'
import { dispatchCall, nextTransactionId, parseJsonRpcCall } from './dispatch-call'
import { readDomrobotCookie, sendErrorPage, sendJson } from './http-messages'
import { injectFault } from './inject-fault'

type RequestHandlerDependencies = {
  store: InwxStore
  settings: InwxStandInSettings
  faults: FaultInjector
  delays: CancellableDelays
  now: () => number
}

/** Result codes after which INWX closes the session. */
const sessionEndingCodes = [2002, 2501]

const runCall = (call: InwxMethodContext, body: string, response: ServerResponse) => {
  const answer = dispatchCall(parseJsonRpcCall(body), call)
  const cookie = call.session.getNewCookie()
  if (cookie) response.setHeader('set-cookie', `domrobot=${cookie}; path=/; HttpOnly`)
  return answer
}

/** Serves POST /jsonrpc/: fault, latency and rate limit come before the call is executed. */
export const createInwxRequestHandler = ({
  store,
  settings,
  faults,
  delays,
  now,
}: RequestHandlerDependencies) => {
  const sessions = createInwxSessions(now)
  const getRetryAfterSeconds = createSlidingWindowLimiter(now)

  const respond = async (body: string, request: IncomingMessage, response: ServerResponse) => {
    const fault = faults.take('inwx', parseJsonRpcCall(body)?.method ?? '')
    if (fault?.kind === 'down') return destroyConnection(response)
    const latency = faults.latency('inwx')
    await delays.wait(drawLatencyMs(latency))
    if (delays.isCancelled()) return destroyConnection(response)
    const retryAfter = getRetryAfterSeconds(latency.perMinute)
    if (retryAfter) {
      response.setHeader('retry-after', String(retryAfter))
      return sendErrorPage(response, 429, 'Too Many Requests')
    }
    const session = sessions.resumeSession(readDomrobotCookie(request))
    const call: InwxMethodContext = { store, settings, session, now: now() }
    if (!fault) return sendJson(response, 200, runCall(call, body, response))
    if (fault.kind === 'replyLost') {
      runCall(call, body, response)
      return destroyConnection(response)
    }
    if (fault.kind === 'refuse' && sessionEndingCodes.includes(fault.code ?? 0))
      session.setStage('anonymous')
    await injectFault(fault, { response, wait: delays.wait, svTRID: () => nextTransactionId(call) })
  }

  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await readRequestText(request)
    if (request.url !== '/jsonrpc/') return sendErrorPage(response, 404, 'Not Found')
    if (request.method !== 'POST') return sendErrorPage(response, 405, 'Method Not Allowed')
    await respond(body, request, response)
  }
}
