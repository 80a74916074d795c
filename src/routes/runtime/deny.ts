import type { DenialCode } from '../../../events/refusal-codes'
import type { RequestContext } from '../http/permission-router'
import { problemResponse } from '../http/problem'
import type { RouteDependencies } from '../http/route-dependencies'

/** Where each of them is mended: a new order, the order's own page, or what may be installed. */
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

type DenialDetails = { code: DenialCode; projectId: string; detail?: string }

/** 403 with the stable code and the link that mends it. */
export const deny = (
  c: RequestContext,
  { publicUrl }: Pick<RouteDependencies, 'publicUrl'>,
  { code, projectId, detail }: DenialDetails,
) =>
  problemResponse(c, {
    code,
    status: 403,
    link: `${publicUrl}${remedyPaths[code](projectId)}`,
    ...(detail ? { detail } : {}),
  })
