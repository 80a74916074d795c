import { HTTPException } from 'hono/http-exception'
import type { Fault } from '../../../events/refusal-error'
import { Refused } from '../../../events/refusal-error'
import { ShopProblemPage } from '../../../views/layout/shop-problem-page'
import { StaffProblemPage } from '../../../views/layout/staff-problem-page'
import { TooBusy } from '../../security/concurrency-limit'
import type { StaffDesk } from './guards/staff-route-dependencies'
import { frameOf, staffFrameOf } from './page-frames'
import type { Asked } from './permission-router'
import { problem, statusOf } from './problem'
import { askingOf } from './request-kind'

type Kind = 'notFound' | 'forbidden' | 'failure' | 'tooMany'

const kindOf = (status: number): Kind => {
  if (status === 404) return 'notFound'
  if (status === 429) return 'tooMany'
  return status === 401 || status === 403 ? 'forbidden' : 'failure'
}

type Told = { code: string; status?: number; detail?: string; errors?: readonly Fault[] }

type Parts = Pick<StaffDesk, 'mode' | 'now'>

/** The same refusal as a page for people and as a problem for programs. */
export const problemAnswer = (
  c: Asked,
  desk: Parts,
  { code, status = statusOf(code), detail, errors }: Told,
) => {
  if (askingOf(c) === 'program')
    return problem(c, {
      code,
      status,
      ...(detail ? { detail } : {}),
      ...(errors ? { errors } : {}),
    })
  const kind = kindOf(status)
  const { staff, requestId } = c.var
  const page =
    staff && kind !== 'tooMany' ? (
      <StaffProblemPage frame={staffFrameOf(c, desk, staff)} kind={kind} requestId={requestId} />
    ) : (
      <ShopProblemPage frame={frameOf(c, desk)} kind={kind} requestId={requestId} />
    )
  return c.html(page, status as 400)
}

export const notFound = (c: Asked, desk: Parts) => problemAnswer(c, desk, { code: 'NOT_FOUND' })

const told = (error: Error): Told | undefined => {
  if (error instanceof Refused)
    return { code: error.code, detail: error.detail, errors: error.faults }
  if (error instanceof TooBusy) return { code: 'RATE_LIMITED', status: 503 }
  if ('code' in error && error.code === 'ERR_FORMDATA_PARSE_ERROR')
    return { code: 'INVALID', status: 400, detail: error.message }
  if (!(error instanceof HTTPException) || error.status >= 500) return undefined
  return { code: error.status === 413 ? 'TOO_LARGE' : 'INVALID', status: error.status }
}

/** For `app.onError`: what nobody foresaw is logged with its request and told without its inside. */
export const failure =
  (desk: Parts, log: (error: Error, requestId: string) => void) => (error: Error, c: Asked) => {
    const foreseen = told(error)
    if (!foreseen) log(error, c.var.requestId)
    if (foreseen?.status === 503) c.header('retry-after', '1')
    return problemAnswer(c, desk, foreseen ?? { code: 'INTERNAL', status: 500 })
  }
