import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { DenialCode } from '../../../events/refusal-codes'
import type { FieldError } from '../../../events/refusal-error'
import type { Locale } from '../../../views/texts/locale'
import { getRefusalText } from '../../../views/texts/refusal-text'

/** Codes that are not a 422. */
const codesByStatus: Readonly<Record<number, readonly string[]>> = {
  400: [...['BAD_JSON', 'BAD_FORM', 'BODY_INCOMPLETE', 'KEY_MISSING', 'BAD_KEY'], 'BAD_SIGNATURE'],
  401: ['UNAUTHENTICATED', 'TOKEN_INVALID'],
  403: [
    ...['FORBIDDEN', 'SCOPE_MISSING', 'CROSS_SITE'],
    ...['NOT_LICENSED', 'SUSPENDED', 'REVOKED', 'UPDATES_ENDED', 'YANKED', 'CORE_TOO_OLD'],
    ...['PROJECT_ARCHIVED', 'TRIAL_EXPIRED'],
    'ADMIN_NEEDED',
  ],
  404: ['NOT_FOUND', 'NAME_UNKNOWN', 'NO_ORDER', 'NO_REFUND', 'VERSION_UNKNOWN'],
  405: ['METHOD_NOT_ALLOWED'],
  408: ['TOO_SLOW'],
  409: [
    ...['SLUG_TAKEN', 'DOMAIN_TAKEN', 'LABEL_RESERVED', 'KEY_IN_USE', 'CAPACITY_TAKEN'],
    ...[
      'WRONG_STATE',
      'TRACKER_CLOSED',
      'LINK_EXPIRED',
      'ALREADY_RELEASED',
      'PAYMENT_UNDER_WAY',
      'SECOND_PERSON_NEEDED',
      'DISPUTED',
      'NOT_STALLED',
      'NOT_DEPLOYED',
      'TOO_EARLY',
      'TRIAL_USED',
      'ALREADY_LICENSED',
    ],
    ...['PRIMARY_NOT_DROPPABLE', 'NAME_NOT_READY', 'NAME_ON_ITS_WAY_OUT', 'TRANSFER_DONE'],
    ...['SERVER_NOT_EMPTY', 'SERVER_KNOWN', 'SERVER_REQUESTED', 'SERVER_FULL', 'NOT_UNDER_WAY'],
    ...['PRICES_CHANGED', 'PRICE_IN_FORCE', 'PLUGIN_UNLISTED'],
    ...['VERSION_EXISTS', 'VERSION_IS_DRAFT', 'VERSION_YANKED', 'KEY_SET_OUTDATED'],
    ...['PLAN_CHANGED', 'ARCHIVE_FIRST', 'DRIFT_BEING_MENDED', 'CHECK_UNDER_WAY'],
    ...['CODE_TAKEN', 'CATEGORY_IN_USE', 'BASE_TYPE_NEEDED', 'TYPE_HAS_BUNDLES', 'DEFAULT_NEEDED'],
  ],
  412: ['PRECONDITION_FAILED'],
  413: ['TOO_LARGE'],
  415: ['NOT_SUPPORTED'],
  416: ['RANGE_NOT_SATISFIABLE'],
  429: ['RATE_LIMITED'],
  500: ['INTERNAL', 'ARCHIVE_DAMAGED'],
  503: ['OVERLOADED', 'UNAVAILABLE'],
}

const statusByCode = new Map(
  Object.entries(codesByStatus).flatMap(([status, codes]) =>
    codes.map((code) => [code, Number(status)] as const),
  ),
)

export const httpStatusOf = (code: string) => statusByCode.get(code) ?? 422

/** Where each is mended: a new order, the order's own page, the admin, or what may be installed. */
const remedyPaths: Record<DenialCode, (projectId: string) => string> = {
  NOT_LICENSED: () => '/order',
  REVOKED: () => '/order',
  TRIAL_EXPIRED: () => '/order',
  DEPENDENCY_NOT_LICENSED: () => '/order',
  PROJECT_ARCHIVED: () => '/order',
  UPDATES_ENDED: () => '/order',
  SUSPENDED: (projectId) => `/orders/${projectId}`,
  CORE_TOO_OLD: (projectId) => `/admin/projects/${projectId}`,
  YANKED: (projectId) => `/api/v1/projects/${projectId}/plugins`,
}

export const findRemedyPath = (code: DenialCode, projectId: string): string =>
  remedyPaths[code](projectId)

/** RFC 9457: a stable type and code, a sentence, and where in the request it lies. */
export const problemSchema = z
  .object({
    type: z.url(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.string().describe('Stable; what a program decides by.'),
    requestId: z.string(),
    errors: z.array(
      z.object({
        pointer: z.string().describe('RFC 6901, into the request.'),
        code: z.string(),
        message: z.string(),
      }),
    ),
    link: z.url().optional().describe('Where this is mended.'),
  })
  .openapi('Problem')

type ProblemDetails = {
  code: string
  status?: number
  detail?: string
  errors?: readonly FieldError[]
  link?: string
  /** Absent = English. */
  locale?: Locale
}

export const problemResponse = (
  c: Context,
  { code, status, detail, errors, link, locale = 'en' }: ProblemDetails,
) => {
  const sentence = getRefusalText(locale, code, detail)
  const body = {
    type: `https://vrs.gmbh/problems/${code.toLowerCase().replaceAll('_', '-')}`,
    title: sentence,
    status: status ?? httpStatusOf(code),
    detail: detail ?? sentence,
    code,
    requestId: c.get('requestId') as string,
    errors: (errors ?? []).map((error) => ({
      pointer: error.pointer,
      code: error.code,
      message: getRefusalText(locale, error.code, error.message),
    })),
    ...(link ? { link } : {}),
  }
  return c.body(JSON.stringify(body), body.status as 400, {
    'content-type': 'application/problem+json',
  })
}
