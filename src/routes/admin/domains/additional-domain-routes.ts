import { projectStream } from '../../../../events/streams'
import type { ProjectRow } from '../../../../projections/projects'
import { findProject } from '../../../../projections/queries/projects'
import type { RefusedDomainForm } from '../../../../views/admin/domains/domain-view-model'
import { projectDomainActions } from '../../../../views/admin/domains/domain-view-model'
import { de } from '../../../../views/texts/de'
import { setFlash } from '../../http/flash'
import { formValuesWithoutAuthCode, readFormFields } from '../../http/form-fields'
import type { PermissionRouter, RequestContext } from '../../http/permission-router'
import { httpStatusOf, problemResponse } from '../../http/problem'
import { respondWithNotFound } from '../../http/problem-pages'
import type { ActionRefusal } from '../../http/refusal'
import { requestKindOf } from '../../http/request-kind'
import type { RouteDependencies } from '../../http/route-dependencies'
import { parseReason } from '../actions/action-reason'
import { attemptCommand } from '../actions/attempt-command'
import { createStaffCommandContext } from '../actions/staff-command-context'
import { renderProjectPage } from '../projects/project-page'
import { findRequestedProject } from '../projects/requested-project'
import type { AdditionalDomainForm } from './additional-domain-action'
import { attachToNameField, parseAdditionalDomainAction } from './additional-domain-action'
import { showAdditionalDomainPlan } from './additional-domain-plan'

const performAction = async (
  c: RequestContext,
  deps: RouteDependencies,
  project: ProjectRow,
  form: AdditionalDomainForm,
) => {
  const order = await parseAdditionalDomainAction(deps, project, form)
  const reason = parseReason(de.domains.reasons[form.action], form.fields)
  const errors = [...(Array.isArray(order) ? order : []), ...('pointer' in reason ? [reason] : [])]
  if (Array.isArray(order) || 'pointer' in reason)
    return { code: errors[0]?.code ?? 'INVALID', errors }
  const { command, statements = [] } = order
  const context = await createStaffCommandContext(
    c,
    deps,
    projectStream(project.id),
    reason,
    project.customerId,
  )
  const outcome = await attemptCommand(() =>
    deps.commands.project(context, project.id, command, { statements }),
  )
  return 'happened' in outcome ? outcome : attachToNameField(outcome)
}

const respondWithRefusal = async (
  c: RequestContext,
  deps: RouteDependencies,
  project: ProjectRow,
  form: AdditionalDomainForm,
  refusal: ActionRefusal,
) => {
  const { code, errors, detail } = refusal
  const status = httpStatusOf(code)
  if (requestKindOf(c) === 'program')
    return problemResponse(c, { code, status, errors, ...(detail ? { detail } : {}) })
  const { action, name, fields } = form
  const refused: RefusedDomainForm = {
    action,
    ...(name ? { name } : {}),
    values: formValuesWithoutAuthCode(fields),
    errors,
  }
  const now = (await findProject(deps.sql, project.id)) ?? project
  return renderProjectPage(c, deps, now, { name: refused, status })
}

const handleAction =
  (deps: RouteDependencies, act: AdditionalDomainForm['action']) => async (c: RequestContext) => {
    const project = await findRequestedProject(c, deps)
    if (!project) return respondWithNotFound(c, deps)
    const name = c.req.param('name')
    const form = { action: act, fields: await readFormFields(c), ...(name ? { name } : {}) }
    if (form.fields.view === 'plan') return showAdditionalDomainPlan(c, deps, project, form)
    const outcome = await performAction(c, deps, project, form)
    if (!('happened' in outcome)) return respondWithRefusal(c, deps, project, form, outcome)
    setFlash(c, deps, project.id, outcome.happened)
    return c.redirect(`/admin/projects/${project.id}?tab=domain`, 303)
  }

/** The names of a live project: one more, another first, one less; each with its reason. */
export const additionalDomainRoutes = (router: PermissionRouter, deps: RouteDependencies) => {
  router.post('/admin/projects/:id/domains', 'write', handleAction(deps, 'addition'))
  for (const act of projectDomainActions)
    router.post(`/admin/projects/:id/domains/:name/${act}`, 'write', handleAction(deps, act))
}
