import type { FieldError } from '../../../events/refusal-error'
import { getRefusalText } from '../../../views/texts/refusal-text'
import type { RequestContext } from './permission-router'

const conflictCodes = new Set(['SLUG_TAKEN', 'DOMAIN_TAKEN', 'LABEL_RESERVED', 'KEY_IN_USE'])

/** Codes that are no 422. */
const statusByCode: Readonly<Record<string, number>> = {
  NOT_FOUND: 404,
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  TOKEN_INVALID: 401,
  SCOPE_MISSING: 403,
  TOO_LARGE: 413,
  BAD_JSON: 400,
  KEY_MISSING: 400,
  NOT_SUPPORTED: 415,
  BAD_KEY: 400,
  WRONG_STATE: 409,
  ALREADY_RELEASED: 409,
  NOT_STALLED: 409,
  NOT_DEPLOYED: 409,
  PRIMARY_NOT_DROPPABLE: 409,
  NAME_NOT_READY: 409,
  NAME_ON_ITS_WAY_OUT: 409,
  NAME_UNKNOWN: 404,
  TOO_EARLY: 409,
  CAPACITY_TAKEN: 409,
  SERVER_NOT_EMPTY: 409,
  SERVER_KNOWN: 409,
  SERVER_REQUESTED: 409,
  NOT_UNDER_WAY: 409,
  PLAN_CHANGED: 409,
  SERVER_FULL: 409,
  TRANSFER_DONE: 409,
  ARCHIVE_FIRST: 409,
  DRIFT_BEING_MENDED: 409,
  CHECK_UNDER_WAY: 409,
  NO_ORDER: 404,
  CROSS_SITE: 403,
  METHOD_NOT_ALLOWED: 405,
  INTERNAL: 500,
}

export const httpStatusOf = (code: string) =>
  statusByCode[code] ?? (conflictCodes.has(code) ? 409 : 422)

type ProblemDetails = {
  code: string
  status?: number
  detail?: string
  errors?: readonly FieldError[]
  link?: string
}

/** RFC 9457: a stable type and code, a sentence, and where in the request it lies. */
export const problemResponse = (
  c: RequestContext,
  { code, status, detail, errors, link }: ProblemDetails,
) => {
  const sentence = getRefusalText('en', code, detail)
  const body = {
    type: `https://vrs.gmbh/problems/${code.toLowerCase().replaceAll('_', '-')}`,
    title: sentence,
    status: status ?? httpStatusOf(code),
    detail: detail ?? sentence,
    code,
    requestId: c.var.requestId,
    errors: (errors ?? []).map((error) => ({
      pointer: error.pointer,
      code: error.code,
      message: getRefusalText('en', error.code, error.message),
    })),
    ...(link ? { link } : {}),
  }
  return c.body(JSON.stringify(body), body.status as 400, {
    'content-type': 'application/problem+json',
  })
}
