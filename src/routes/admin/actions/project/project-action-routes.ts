import { projectStream } from '../../../../../events/streams'
import { findProject } from '../../../../../projections/queries/projects'
import { setFlash } from '../../../http/flash'
import { currentStaff } from '../../../http/guards/staff-guards'
import type { PermissionRouter } from '../../../http/permission-router'
import { wantsFragment } from '../../../http/request-kind'
import { localeOf } from '../../../http/request-locale'
import type { RouteDependencies } from '../../../http/route-dependencies'
import { renderProjectFragment } from '../../projects/project-fragment'
import { renderProjectPage } from '../../projects/project-page'
import { findRequestedProject } from '../../projects/requested-project'
import { planCommand } from '../action-plan'
import { addActionRoutes } from '../action-routes'
import type { ActionTarget } from '../execute-action'
import type { ProjectActionKind } from './define-project-action'
import { projectActions } from './project-actions'

/** The project that the address names. */
export const requestedProjectTarget = {
  findSubject: findRequestedProject,
  reload: async (deps, project) => (await findProject(deps.sql, project.id)) ?? project,
  streamOf: ({ id }) => projectStream(id),
  ownerOf: ({ customerId }) => customerId,
  commit: (deps, context, { id }, command, options) =>
    deps.commands.project(context, id, command, options),
} satisfies Partial<ActionTarget<ProjectActionKind>>

/** How acts of any kind on a project are answered: on its page or in its live region. */
export const projectPage = {
  respondWithSuccess: async (c, deps, project, events) => {
    if (!wantsFragment(c)) {
      setFlash(c, deps, project.id, events)
      return c.redirect(`/admin/projects/${project.id}`, 303)
    }
    const changed = (await findProject(deps.sql, project.id)) ?? project
    const viewer = { staff: currentStaff(c), locale: localeOf(c) }
    return c.html((await renderProjectFragment(deps, changed, viewer)).html)
  },
  renderForm: async (c, deps, project, { form, status }) => {
    if (!wantsFragment(c)) return renderProjectPage(c, deps, project, { action: form, status })
    const viewer = { staff: currentStaff(c), locale: localeOf(c) }
    const { html } = await renderProjectFragment(deps, project, { ...viewer, refused: form })
    return c.html(html, status as 422)
  },
} satisfies Pick<ActionTarget<ProjectActionKind>, 'respondWithSuccess' | 'renderForm'>

export const projectTarget: ActionTarget<ProjectActionKind> = {
  ...requestedProjectTarget,
  ...projectPage,
  createPlan: (deps, { id }, command, requestId) => planCommand(deps, id, command, requestId),
}

/** POST /admin/projects/:id/<code> */
export const projectActionRoutes = (router: PermissionRouter, deps: RouteDependencies) =>
  addActionRoutes(router, deps, {
    parent: '/admin/projects/:id',
    permission: 'write',
    actions: projectActions,
    target: projectTarget,
  })
