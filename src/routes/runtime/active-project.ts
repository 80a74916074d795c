import {
  type RuntimeEntitlements,
  readRuntimeEntitlements,
} from '../../../projections/queries/licenses'
import type { RequestContext } from '../http/permission-router'
import { problemResponse } from '../http/problem'
import type { RouteDependencies } from '../http/route-dependencies'
import { deny } from './deny'
import { runtimeProjectId } from './runtime-guard'

type ExistingRuntimeProject = NonNullable<RuntimeEntitlements['project']>
export type ActiveProjectEntitlements = RuntimeEntitlements & { project: ExistingRuntimeProject }

/**
 * Answers with what the runtime's project is entitled to at this moment; an archived project is
 * denied.
 */
export const withActiveProject =
  <Context extends RequestContext, Answer>(
    deps: RouteDependencies,
    answer: (c: Context, entitlements: ActiveProjectEntitlements) => Promise<Answer>,
  ) =>
  async (c: Context) => {
    const projectId = runtimeProjectId(c)
    const { project, ...entitlements } = await readRuntimeEntitlements(deps.sql, projectId)
    if (!project) return problemResponse(c, { code: 'NOT_FOUND' })
    if (project.status === 'archived') return deny(c, deps, { code: 'PROJECT_ARCHIVED', projectId })
    return answer(c, { project, ...entitlements })
  }
