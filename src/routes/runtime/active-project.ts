import {
  type RuntimeEntitlements,
  readRuntimeEntitlements,
} from '../../../projections/queries/licenses'
import type { PermissionRouter, RequestContext } from '../http/permission-router'
import { problemResponse } from '../http/problem'
import type { RouteDependencies } from '../http/route-dependencies'
import { deny } from './deny'
import { runtimeProjectId } from './runtime-project-id'

type ExistingRuntimeProject = NonNullable<RuntimeEntitlements['project']>
export type ActiveProjectEntitlements = RuntimeEntitlements & { project: ExistingRuntimeProject }

type EntitlementsHandler = (
  c: RequestContext,
  standing: ActiveProjectEntitlements,
) => Response | Promise<Response>
type Handler = Parameters<PermissionRouter['get']>[2]

/** Answers with where the runtime's project stands this moment; an archived one is told so. */
export const withActiveProject =
  (deps: RouteDependencies, answer: EntitlementsHandler): Handler =>
  async (c) => {
    const projectId = runtimeProjectId(c)
    const { project, licenses } = await readRuntimeEntitlements(deps.sql, projectId)
    if (!project) return problemResponse(c, { code: 'NOT_FOUND' })
    if (project.status === 'archived') return deny(c, deps, { code: 'PROJECT_ARCHIVED', projectId })
    return answer(c, { project, licenses })
  }
