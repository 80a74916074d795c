import type { DenialCode } from '../../../events/refusal-codes'
import type { RequestContext } from '../http/permission-router'
import { findRemedyPath, problemResponse } from '../http/problem'
import { localeOf } from '../http/request-locale'
import type { RouteDependencies } from '../http/route-dependencies'

type DenialDetails = { code: DenialCode; projectId: string; detail?: string }

/** 403 with the stable code and the link that mends it; in German for who asks for German. */
export const deny = (
  c: RequestContext,
  { publicUrl }: Pick<RouteDependencies, 'publicUrl'>,
  { code, projectId, detail }: DenialDetails,
) => {
  c.header('vary', 'accept-language', { append: true })
  return problemResponse(c, {
    code,
    locale: c.req.header('accept-language') ? localeOf(c) : 'en',
    status: 403,
    link: `${publicUrl}${findRemedyPath(code, projectId)}`,
    ...(detail ? { detail } : {}),
  })
}
