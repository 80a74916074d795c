import type { Asked } from '../http/permission-router'
import { problem } from '../http/problem'
import type { Desk } from '../http/route-dependencies'
import type { Denial } from './denials'

/** Where each of them is mended: a new order, the order's own page, or what may be installed. */
const mends: Record<Denial, (projectId: string) => string> = {
  NOT_LICENSED: () => '/order',
  REVOKED: () => '/order',
  PROJECT_ARCHIVED: () => '/order',
  UPDATES_ENDED: () => '/order',
  SUSPENDED: (projectId) => `/orders/${projectId}`,
  CORE_TOO_OLD: (projectId) => `/admin/projects/${projectId}`,
  YANKED: (projectId) => `/api/v1/projects/${projectId}/plugins`,
}

type Denied = { code: Denial; projectId: string; detail?: string }

/** 403 with the stable code and the link that mends it. */
export const deny = (
  c: Asked,
  { publicUrl }: Pick<Desk, 'publicUrl'>,
  { code, projectId, detail }: Denied,
) =>
  problem(c, {
    code,
    status: 403,
    link: `${publicUrl}${mends[code](projectId)}`,
    ...(detail ? { detail } : {}),
  })
