import { findProject } from '../../../../projections/queries/projects'
import type { RequestContext } from '../../http/permission-router'
import { isUuid } from '../../http/query-parameters'
import type { RouteDependencies } from '../../http/route-dependencies'

/** The project that the address names, if there is one. */
export const findRequestedProject = async (c: RequestContext, { sql }: RouteDependencies) => {
  const id = c.req.param('id')
  return isUuid(id) ? findProject(sql, id) : undefined
}
