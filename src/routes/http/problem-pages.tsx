import { HTTPException } from 'hono/http-exception'
import type { FieldError } from '../../../events/refusal-error'
import { RefusalError } from '../../../events/refusal-error'
import { ShopProblemPage, StaffProblemPage } from '../../../views/layout/problem-pages'
import type { ProblemKind } from '../../../views/texts/problem-kind'
import { getRefusalText } from '../../../views/texts/refusal-text'
import { TooBusy } from '../../security/concurrency-limit'
import { isDatabaseUnavailable, isQueryTimeout } from '../../store/postgres/database-errors'
import type { StaffRouteDependencies } from './guards/staff-route-dependencies'
import { isLegacyPath, respondOutsideLegacyRoutes } from './middleware/legacy-path'
import { frameOf, staffFrameOf } from './page-frames'
import type { RequestContext } from './permission-router'
import { findRemedyPath, httpStatusOf, problemResponse } from './problem'
import { requestKindOf } from './request-kind'

const pageKindOf = (status: number, code: string): ProblemKind => {
  if (code === 'UNAVAILABLE') return 'unavailable'
  if (status === 404) return 'notFound'
  if (status === 429) return 'tooMany'
  if (status === 503) return 'overloaded'
  // Staff are led to their sign-in: a page that asks who one is belongs to an order.
  if (status === 401) return 'expiredLink'
  return status === 403 ? 'forbidden' : 'failure'
}

type ProblemDescription = {
  code: string
  status?: number
  detail?: string
  errors?: readonly FieldError[]
}

/** Of what is refused before there is a project. */
const findOrderLink = (code: string, { publicUrl }: Dependencies) =>
  code === 'DEPENDENCY_NOT_LICENSED' ? { link: `${publicUrl}${findRemedyPath(code, '')}` } : {}

type Dependencies = Pick<StaffRouteDependencies, 'contactMail' | 'mode' | 'now' | 'publicUrl'>

/** The same refusal as a page for people and as a problem for programs. */
export const respondWithProblem = (
  c: RequestContext,
  deps: Dependencies,
  { code, status = httpStatusOf(code), detail, errors }: ProblemDescription,
) => {
  if (status === 503) c.header('retry-after', '1')
  if (isLegacyPath(c.req.path))
    return status === 404
      ? respondOutsideLegacyRoutes(c)
      : c.json({ error: getRefusalText('en', code) }, status as 400)
  if (requestKindOf(c) === 'program')
    return problemResponse(c, {
      code,
      status,
      ...(detail ? { detail } : {}),
      ...(errors ? { errors } : {}),
      ...findOrderLink(code, deps),
    })
  const kind = pageKindOf(status, code)
  const { staff, requestId } = c.var
  const frame = frameOf(c, deps)
  // What was sent by a form is not sent again by a link.
  const retryHref = status === 503 && c.req.method === 'GET' ? frame.path : undefined
  const problem = { kind, requestId, retryHref }
  const page =
    staff && kind !== 'tooMany' ? (
      <StaffProblemPage frame={staffFrameOf(c, deps, staff)} {...problem} />
    ) : (
      <ShopProblemPage frame={frame} {...problem} />
    )
  return c.html(page, status as 400)
}

export const respondWithNotFound = (c: RequestContext, deps: Dependencies) =>
  respondWithProblem(c, deps, { code: 'NOT_FOUND' })

const describeError = (error: Error): ProblemDescription | undefined => {
  if (error instanceof RefusalError)
    return { code: error.code, detail: error.detail, errors: error.errors }
  if (isQueryTimeout(error)) return { code: 'OVERLOADED' }
  if (isDatabaseUnavailable(error)) return { code: 'UNAVAILABLE' }
  if (error instanceof TooBusy) return { code: 'RATE_LIMITED', status: 503 }
  if ('code' in error && error.code === 'ERR_FORMDATA_PARSE_ERROR')
    return { code: 'BAD_FORM', detail: error.message }
  // Text that PostgreSQL cannot store: a NUL, or half a surrogate pair.
  if ('code' in error && /^(22021|22P05)$/.test(String(error.code)))
    return { code: 'BAD_CHARACTERS', status: 400 }
  if (!(error instanceof HTTPException) || error.status >= 500) return undefined
  return { code: error.status === 413 ? 'TOO_LARGE' : 'INVALID', status: error.status }
}

/**
 * For `app.onError`: an unexpected error is logged with its request and answered without its
 * details. A query that took too long is logged too, and worth another try.
 */
export const createErrorHandler =
  (deps: Dependencies, log: (error: Error, requestId: string) => void) =>
  (error: Error, c: RequestContext) => {
    const foreseen = describeError(error)
    if (!foreseen || isDatabaseUnavailable(error)) log(error, c.var.requestId)
    return respondWithProblem(c, deps, foreseen ?? { code: 'INTERNAL' })
  }
