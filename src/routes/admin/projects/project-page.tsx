import type { ProjectRow } from '../../../../projections/projects'
import type { RefusedForm } from '../../../../views/admin/actions/action-view'
import { ProjectPage } from '../../../../views/admin/projects/project-page'
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

/** Where its links lead back to, wherever a refused form was sent. */
const projectPath = ({ id }: ProjectRow) => `/admin/projects/${id}`

/** The whole page; after a refusal with the form as it was sent, and why. */
export const renderProjectPage = async (
  c: RequestContext,
  deps: RouteDependencies,
  project: ProjectRow,
  refused?: { status: number } & ({ action: RefusedForm } | { domain: RefusedForm }),
) => {
  const staff = currentStaff(c)
  const frame = {
    ...staffFrameOf(c, deps, staff),
    ...(refused ? { path: projectPath(project) } : {}),
  }
  const { tab: tabName, log, ...query } = readQuery(c, ['tab', 'before', 'vor', 'log'])
  const callFilter = readQuery(c, ['vendor', 'outcome', 'step'])
  // `vor`: its name in addresses from before the parameters were English.
  const cursor = query.before ?? query.vor
  const before = cursor && /^\d{1,18}$/.test(cursor) ? cursor : undefined
  const tabContext = { project, staff, before, callFilter }
  const tab = await (refused && 'domain' in refused
    ? loadDomainTab(deps, tabContext, refused.domain)
    : loadProjectTab(deps, parseProjectTabId(tabName), {
        ...tabContext,
        ...(log ? { loadLog: () => loadDeploymentLog(c, deps, project) } : {}),
      }))
  const [model, toasts] = await Promise.all([
    loadProjectViewModel(deps, project, {
      staff,
      t: frame.t,
      historyEvents: historyEventsOf(tab),
      refused: refused && 'action' in refused ? refused.action : undefined,
    }),
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
