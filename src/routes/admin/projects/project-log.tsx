import type { ProjectRow } from '../../../../projections/projects'
import { LogLines } from '../../../../views/admin/projects/installation/deployment-log'
import type { DeploymentLogViewModel } from '../../../../views/admin/projects/project-view-model'
import { textsFor } from '../../../../views/texts/texts'
import type { RequestContext } from '../../http/permission-router'
import { respondWithNotFound } from '../../http/problem-pages'
import { localeOf } from '../../http/request-locale'
import type { RouteDependencies } from '../../http/route-dependencies'
import { findRequestedProject } from './requested-project'

/** The log of the latest deployment, as Coolify tells it now. */
export const loadDeploymentLog = async (
  c: RequestContext,
  { vendorQueries }: Pick<RouteDependencies, 'vendorQueries'>,
  { id, deployment }: ProjectRow,
): Promise<DeploymentLogViewModel | undefined> =>
  deployment ? vendorQueries.getDeploymentLog(id, deployment, c.var.requestId) : undefined

/** GET /admin/projects/:id/log: the log alone, fetched when the page is looked at. */
export const showProjectLog = (deps: RouteDependencies) => async (c: RequestContext) => {
  const project = await findRequestedProject(c, deps)
  const log = project && (await loadDeploymentLog(c, deps, project))
  if (!log) return respondWithNotFound(c, deps)
  return c.html(<LogLines t={textsFor(localeOf(c))} log={log} />)
}
