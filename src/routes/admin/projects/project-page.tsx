import type { ProjectRow } from '../../../../projections/projects'
import type { RefusedDomainForm } from '../../../../views/admin/domains/domain-view-model'
import { ProjectPage } from '../../../../views/admin/projects/project-page'
import type {
  ActionPlan,
  RefusedActionForm,
} from '../../../../views/admin/projects/project-view-model'
import { parseProjectTabId } from '../../../domain/project/project-tabs'
import { consumeFlash } from '../../http/flash'
import { currentStaff } from '../../http/guards/staff-guards'
import { staffFrameOf } from '../../http/page-frames'
import type { RequestContext } from '../../http/permission-router'
import { respondWithNotFound } from '../../http/problem-pages'
import { readQuery } from '../../http/query-parameters'
import type { RouteDependencies } from '../../http/route-dependencies'
import { loadDomainTab } from '../domains/domain-tab'
import { loadDeploymentLog } from './project-log'
import { historyEventsOf, loadProjectTab } from './project-tabs'
import { loadProjectViewModel } from './project-view-model'
import { findRequestedProject } from './requested-project'

/** The page itself, wherever the form that was refused had been sent to. */
const projectPath = ({ id }: ProjectRow) => `/admin/projects/${id}`

/** The whole page; after a refusal with the form as it was sent, and why. */
export const renderProjectPage = async (
  c: RequestContext,
  deps: RouteDependencies,
  project: ProjectRow,
  refused?: { status: number } & (
    | { action: RefusedActionForm; actionPlan?: ActionPlan | undefined }
    | { name: RefusedDomainForm }
  ),
) => {
  const staff = currentStaff(c)
  const frame = {
    ...staffFrameOf(c, deps, staff),
    ...(refused ? { path: projectPath(project) } : {}),
  }
  const { tab: tabName, log, ...query } = readQuery(c, ['tab', 'before', 'vor', 'log'])
  // `vor`: its name in addresses from before the parameters were English.
  const cursor = query.before ?? query.vor
  const before = cursor && /^\d{1,18}$/.test(cursor) ? cursor : undefined
  const place = { project, staff, before }
  const tab = await (refused && 'name' in refused
    ? loadDomainTab(deps, place, refused.name)
    : loadProjectTab(deps, parseProjectTabId(tabName), {
        ...place,
        ...(log ? { loadLog: () => loadDeploymentLog(c, deps, project) } : {}),
      }))
  const look = { staff, t: frame.t, historyEvents: historyEventsOf(tab) }
  const [model, toasts] = await Promise.all([
    loadProjectViewModel(
      deps,
      project,
      refused && 'action' in refused
        ? { ...look, refused: refused.action, actionPlan: refused.actionPlan }
        : look,
    ),
    refused ? [] : consumeFlash(c, deps, { staff, t: frame.t, projectId: project.id }),
  ])
  return c.html(
    <ProjectPage frame={{ ...frame, toasts }} model={model} tab={tab} />,
    (refused?.status ?? 200) as 200,
  )
}

/** GET /admin/projects/:id */
export const showProjectPage = (deps: RouteDependencies) => async (c: RequestContext) => {
  const project = await findRequestedProject(c, deps)
  return project ? renderProjectPage(c, deps, project) : respondWithNotFound(c, deps)
}
