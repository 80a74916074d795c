import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Faults } from '../../fault-injector'
import { openSessions } from '../account/sessions'
import type { State } from '../store/inwx-store'
import type { Waits } from './cancellable-delays'
import type { Call, Settings } from './define-method'
import { dispatch, readCall, transactionId } from './dispatch-call'
import { hangUp, readBody, readCookie, sendJson, sendPage } from './http-messages'
import { suffer } from './inject-fault'
import { openLimiter } from './sliding-window-limiter'

type Parts = { state: State; settings: Settings; faults: Faults; waits: Waits; now: () => number }

/** These end the session, as the true ones do. */
const endsSession = [2002, 2501]

const execute = (call: Call, body: string, response: ServerResponse) => {
  const answer = dispatch(readCall(body), call)
  const cookie = call.seat.fresh()
  if (cookie) response.setHeader('set-cookie', `domrobot=${cookie}; path=/; HttpOnly`)
  return answer
}

/** One route, one verb; what a call meets: a broken line, the vendor's pace, its limit, a fault, its work. */
export const handler = ({ state, settings, faults, waits, now }: Parts) => {
  const sessions = openSessions(now)
  const tooMany = openLimiter(now)

  const answer = async (body: string, request: IncomingMessage, response: ServerResponse) => {
    const fault = faults.take('inwx', readCall(body)?.method ?? '')
    if (fault?.kind === 'down') return hangUp(response)
    const { minMs, maxMs, perMinute } = faults.latency('inwx')
    await waits.wait(minMs + Math.random() * (maxMs - minMs))
    if (waits.ended()) return hangUp(response)
    const retryAfter = tooMany(perMinute)
    if (retryAfter) {
      response.setHeader('retry-after', String(retryAfter))
      return sendPage(response, 429, 'Too Many Requests')
    }
    const seat = sessions.seat(readCookie(request))
    const call: Call = { state, settings, seat, now: now() }
    if (!fault) return sendJson(response, 200, execute(call, body, response))
    if (fault.kind === 'replyLost') {
      execute(call, body, response)
      return hangUp(response)
    }
    if (fault.kind === 'refuse' && endsSession.includes(fault.code ?? 0)) seat.become('anonymous')
    await suffer(fault, { response, wait: waits.wait, svTRID: () => transactionId(call) })
  }

  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await readBody(request)
    if (request.url !== '/jsonrpc/') return sendPage(response, 404, 'Not Found')
    if (request.method !== 'POST') return sendPage(response, 405, 'Method Not Allowed')
    await answer(body, request, response)
  }
}
