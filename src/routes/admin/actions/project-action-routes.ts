import type { RecordedEvent } from '../../../../events'
import { RefusalError } from '../../../../events/refusal-error'
import type { ProjectRow } from '../../../../projections/projects'
import { findProject } from '../../../../projections/queries/projects'
import type {
  ActionPlan,
  ProjectAction,
  RefusedActionForm,
} from '../../../../views/admin/projects/project-view-model'
import { describeTroubleForStaff } from '../../../../views/texts/describe-trouble'
import { textsFor } from '../../../../views/texts/texts'
import { listBlockingChecks } from '../../../domain/order/preflight'
import { setFlash } from '../../http/flash'
import type { FormFields } from '../../http/form-fields'
import { formValuesWithoutAuthCode, readFormFields } from '../../http/form-fields'
import { currentStaff } from '../../http/guards/staff-guards'
import type { PermissionRouter, RequestContext } from '../../http/permission-router'
import { httpStatusOf, problemResponse } from '../../http/problem'
import { respondWithNotFound } from '../../http/problem-pages'
import type { ActionRefusal } from '../../http/refusal'
import { refusalFrom } from '../../http/refusal'
import { requestKindOf, wantsFragment } from '../../http/request-kind'
import { localeOf } from '../../http/request-locale'
import type { RouteDependencies } from '../../http/route-dependencies'
import { runPreflight } from '../../orders/order-preflight'
import { renderProjectFragment } from '../projects/project-fragment'
import { renderProjectPage } from '../projects/project-page'
import { findRequestedProject } from '../projects/requested-project'
import { projectCommandParsers } from './action-commands'
import { performStaffAction } from './perform-action'
import { loadActionPlan, showActionPlan } from './show-plan'
import { loadFormChoices, parseProjectCommand, parseStaffAction } from './staff-action'

/** A caseworker may not release what cannot be fulfilled. */
const assertPreflight = async (c: RequestContext, deps: RouteDependencies, project: ProjectRow) => {
  const look = { requestId: c.var.requestId, maxAgeMs: 0 }
  const said = textsFor(localeOf(c))
  const faults = listBlockingChecks(await runPreflight(deps, project, look)).map(
    ({ code, detail }) => {
      const sentence = describeTroubleForStaff({ code }, said) ?? code
      return { pointer: '', code, message: detail ? `${sentence} (${detail})` : sentence }
    },
  )
  if (faults[0])
    throw new RefusalError(
      faults[0].code,
      `project ${project.id} is not to be released now`,
      faults,
    )
}

type RefusedAction = {
  action: ProjectAction
  fields: FormFields
  refusal: ActionRefusal
  actionPlan?: ActionPlan | undefined
}

const respondWithRefusal = async (
  c: RequestContext,
  deps: RouteDependencies,
  project: ProjectRow,
  { action, fields, refusal, actionPlan }: RefusedAction,
) => {
  const { code, errors, detail } = refusal
  const status = httpStatusOf(code)
  if (requestKindOf(c) === 'program')
    return problemResponse(c, { code, status, errors, ...(detail ? { detail } : {}) })
  const refused: RefusedActionForm = {
    action,
    values: formValuesWithoutAuthCode(fields),
    errors,
  }
  if (!wantsFragment(c))
    return renderProjectPage(c, deps, project, { action: refused, status, actionPlan })
  const look = { staff: currentStaff(c), locale: localeOf(c), refused }
  return c.html((await renderProjectFragment(deps, project, look)).html, status as 422)
}

const respondWithSuccess = async (
  c: RequestContext,
  deps: RouteDependencies,
  project: ProjectRow,
  events: readonly RecordedEvent[],
) => {
  if (!wantsFragment(c)) {
    setFlash(c, deps, project.id, events)
    return c.redirect(`/admin/projects/${project.id}`, 303)
  }
  const now = (await findProject(deps.sql, project.id)) ?? project
  const look = { staff: currentStaff(c), locale: localeOf(c) }
  return c.html((await renderProjectFragment(deps, now, look)).html)
}

/** A plan that is not the one seen any more is shown anew with the refusal. */
const planAnew = async (
  c: RequestContext,
  deps: RouteDependencies,
  project: ProjectRow,
  { action, fields }: RefusedAction,
) => {
  const from = await loadFormChoices(deps)
  const wish = parseProjectCommand({ action, fields, project, now: deps.now(), choices: from })
  return 'errors' in wish
    ? undefined
    : loadActionPlan(deps, project.id, action, wish, c.var.requestId)
}

const handleAction = (deps: RouteDependencies, act: ProjectAction) => async (c: RequestContext) => {
  const project = await findRequestedProject(c, deps)
  if (!project) return respondWithNotFound(c, deps)
  const fields = await readFormFields(c)
  const asked = {
    action: act,
    fields,
    project,
    now: deps.now(),
    choices: await loadFormChoices(deps),
  }
  if (fields.view === 'plan')
    return showActionPlan(c, deps, project, {
      action: act,
      values: formValuesWithoutAuthCode(fields),
      parsedCommand: parseProjectCommand(asked),
    })
  const order = parseStaffAction(asked)
  if (!('command' in order))
    return respondWithRefusal(c, deps, project, { action: act, fields, refusal: order })
  try {
    if (act === 'invoice-approval' && !project.releasedAt) await assertPreflight(c, deps, project)
    return await respondWithSuccess(
      c,
      deps,
      project,
      await performStaffAction(c, deps, project, { ...order, fields }),
    )
  } catch (error) {
    const refused = { action: act, fields, refusal: refusalFrom(error) }
    const now = (await findProject(deps.sql, project.id)) ?? project
    const isUnseen = ['PLAN_CHANGED', 'PLAN_NEEDED'].includes(refused.refusal.code)
    const planned = isUnseen ? await planAnew(c, deps, now, refused) : undefined
    return respondWithRefusal(c, deps, now, { ...refused, actionPlan: planned })
  }
}

/** POST /admin/projects/:id/<act>, each with its reason; with `view=plan` it is only shown what it would do. */
export const projectActionRoutes = (router: PermissionRouter, deps: RouteDependencies) => {
  for (const act of Object.keys(projectCommandParsers) as ProjectAction[])
    router.post(`/admin/projects/:id/${act}`, 'write', handleAction(deps, act))
}
