import { findProject } from '../../../../projections/queries/projects'
import { currentStaff } from '../../http/guards/staff-guards'
import type { StaffRouteDependencies } from '../../http/guards/staff-route-dependencies'
import type { RequestContext } from '../../http/permission-router'
import { respondWithNotFound } from '../../http/problem-pages'
import { localeOf } from '../../http/request-locale'
import { streamProjectChanges } from '../../http/streams/project-change-stream'
import { renderProjectFragment } from './project-fragment'
import { findRequestedProject } from './requested-project'

type StreamDependencies = StaffRouteDependencies & {
  heartbeatMs?: number
  log: (error: Error, requestId: string) => void
}

/**
 * GET /admin/projects/:id/events: the live region at once and after every change, a sign of life
 * every 5 s. It ends with the session, with the visitor, or when this process is asked to stop.
 */
export const projectEventsRoute = (deps: StreamDependencies) => async (c: RequestContext) => {
  if (deps.shutdownSignal.aborted) return c.body(null, 503, { 'retry-after': '1' })
  const found = await findRequestedProject(c, deps)
  if (!found) return respondWithNotFound(c, deps)
  const { id } = found
  const { requestId } = c.var
  const [staff, locale] = [currentStaff(c), localeOf(c)]
  const render = async () => {
    const project = await findProject(deps.sql, id)
    if (!project) return undefined
    const { html, at } = await renderProjectFragment(deps, project, { staff, locale })
    return { data: String(html), id: String(at) }
  }
  return streamProjectChanges(c, deps, {
    projectId: id,
    // The stream ends at an error; the browser connects again and gets what is true then.
    render: () =>
      render().catch((error) => {
        deps.log(error instanceof Error ? error : new Error(String(error)), requestId)
        throw error
      }),
    mayContinue: () => deps.sessions.isActive(staff.sessionId),
    ...(deps.heartbeatMs ? { heartbeatMs: deps.heartbeatMs } : {}),
  })
}
