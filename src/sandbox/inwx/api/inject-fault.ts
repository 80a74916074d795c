import type { ServerResponse } from 'node:http'
import type { InjectedFault } from '../../fault-injector'
import { destroyConnection } from '../../loopback-server'
import { sendErrorPage, sendJson } from './http-messages'
import { wrapResult } from './results'

type FaultTarget = {
  response: ServerResponse
  wait: (ms: number) => Promise<void>
  svTRID: () => string
}

const toObject = (body: unknown): object => (typeof body === 'object' && body !== null ? body : {})

/** Answers the fault without executing the call; the caller handles `replyLost`, which executes it. */
export const injectFault = async (
  fault: InjectedFault,
  { response, wait, svTRID }: FaultTarget,
): Promise<void> => {
  switch (fault.kind) {
    case 'error500':
      return sendErrorPage(response, fault.status ?? 500, 'Internal Server Error')
    case 'rateLimited':
      response.setHeader('retry-after', '1')
      return sendErrorPage(response, fault.status ?? 429, 'Too Many Requests')
    case 'garbage':
      response.writeHead(200, { 'content-type': 'application/json' })
      return void response.end(Buffer.from([0x1f, 0x8b, 0x00, 0xff, 0x7b, 0x22]))
    case 'timeout':
      await wait(fault.delayMs ?? 60_000)
      return destroyConnection(response)
    case 'refuse': {
      const answer = wrapResult({ code: fault.code ?? 2400 }, svTRID(), 1)
      return sendJson(response, fault.status ?? 200, { ...answer, ...toObject(fault.body) })
    }
    default:
      return destroyConnection(response)
  }
}
