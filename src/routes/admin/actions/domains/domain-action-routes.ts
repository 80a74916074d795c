import { RefusalError } from '../../../../../events/refusal-error'
import { projectStream } from '../../../../../events/streams'
import { findDomainHolder } from '../../../../../projections/queries/domains'
import { findProject } from '../../../../../projections/queries/projects'
import type { ProjectCommand } from '../../../../domain/project/commands'
import { setFlash } from '../../../http/flash'
import type { PermissionRouter } from '../../../http/permission-router'
import type { RouteDependencies } from '../../../http/route-dependencies'
import { renderProjectPage } from '../../projects/project-page'
import { findRequestedProject } from '../../projects/requested-project'
import { planCommand } from '../action-plan'
import { addActionRoute, addActionRoutes } from '../action-routes'
import type { ActionTarget } from '../execute-action'
import { requestedProjectTarget } from '../project/project-action-routes'
import { addition, type DomainAdditionKind } from './addition'
import type { DomainActionKind } from './domain-actions'
import { domainActions } from './domain-actions'

/** Only the append can tell for sure; until then, whoever has the domain now is believed. */
const assertDomainAvailable = async (
  { sql }: RouteDependencies,
  projectId: string,
  command: ProjectCommand,
) => {
  if (command.type !== 'AddDomain') return
  const { name } = command.data.domain
  const holder = await findDomainHolder(sql, name)
  if (holder && holder !== projectStream(projectId))
    throw new RefusalError('DOMAIN_TAKEN', `${name} belongs to ${holder}`)
}

/** The project whose domains tab an additional domain is added to. */
const additionTarget: ActionTarget<DomainAdditionKind> = {
  ...requestedProjectTarget,
  createPlan: async (deps, { id }, command, requestId) => {
    await assertDomainAvailable(deps, id, command)
    return planCommand(deps, id, command, requestId)
  },
  respondWithSuccess: (c, deps, { id }, events) => {
    setFlash(c, deps, id, events)
    return c.redirect(`/admin/projects/${id}?tab=domain`, 303)
  },
  renderForm: (c, deps, project, { form, status }) =>
    renderProjectPage(c, deps, project, { domain: form, status }),
}

/** One of the additional domains of a project, on the same tab. */
const domainTarget: ActionTarget<DomainActionKind> = {
  findSubject: async (c, deps) => {
    const project = await findRequestedProject(c, deps)
    return project && { project, name: c.req.param('name') ?? '' }
  },
  reload: async (deps, { project, name }) => ({
    project: (await findProject(deps.sql, project.id)) ?? project,
    name,
  }),
  streamOf: ({ project }) => projectStream(project.id),
  ownerOf: ({ project }) => project.customerId,
  formTargetOf: ({ name }) => name,
  commit: (deps, context, { project }, command, options) =>
    deps.commands.project(context, project.id, command, options),
  createPlan: (deps, { project }, command, requestId) =>
    planCommand(deps, project.id, command, requestId),
  respondWithSuccess: (c, deps, { project }, events) => {
    setFlash(c, deps, project.id, events)
    return c.redirect(`/admin/projects/${project.id}?tab=domain`, 303)
  },
  renderForm: (c, deps, { project }, { form, status }) =>
    renderProjectPage(c, deps, project, { domain: form, status }),
}

/** POST /admin/projects/:id/domains adds one, POST …/domains/:name/<code> changes it. */
export const domainActionRoutes = (router: PermissionRouter, deps: RouteDependencies) => {
  addActionRoute(router, deps, {
    path: '/admin/projects/:id/domains',
    permission: 'write',
    action: addition,
    target: additionTarget,
  })
  addActionRoutes(router, deps, {
    parent: '/admin/projects/:id/domains/:name',
    permission: 'write',
    actions: domainActions,
    target: domainTarget,
  })
}
