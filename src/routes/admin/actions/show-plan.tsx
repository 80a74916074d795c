import type { ProjectRow } from '../../../../projections/projects'
import { PlanRefusal, PlanSummary } from '../../../../views/admin/actions/plan-summary'
import type {
  ActionPlan,
  ProjectAction,
  RefusedActionForm,
} from '../../../../views/admin/projects/project-view-model'
import { getRefusalText } from '../../../../views/texts/refusal-text'
import { textsFor } from '../../../../views/texts/texts'
import type { ProjectCommand } from '../../../domain/project/commands'
import type { RequestContext } from '../../http/permission-router'
import type { ActionRefusal } from '../../http/refusal'
import { refusalFrom } from '../../http/refusal'
import { wantsFragment } from '../../http/request-kind'
import { localeOf } from '../../http/request-locale'
import type { RouteDependencies } from '../../http/route-dependencies'
import { renderProjectPage } from '../projects/project-page'
import { planCommand, planDigest } from './action-plan'

type PlanForm = {
  action: ProjectAction
  values: RefusedActionForm['values']
  parsedCommand: ProjectCommand | ActionRefusal
}

/** The plan of an act as its form is filled in; why there is none where the act is not possible. */
export const loadActionPlan = async (
  deps: RouteDependencies,
  projectId: string,
  act: ProjectAction,
  command: ProjectCommand,
  requestId: string,
): Promise<ActionPlan> => {
  const plan = await planCommand(deps, projectId, command, requestId)
  return { action: act, plan, digest: planDigest(plan) }
}

/** For htmx the plan alone, else the whole page with the form open and its plan in it. */
export const showActionPlan = async (
  c: RequestContext,
  deps: RouteDependencies,
  project: ProjectRow,
  { action, values, parsedCommand }: PlanForm,
) => {
  const t = textsFor(localeOf(c))
  try {
    if ('errors' in parsedCommand)
      return await respondWithRefusal(c, deps, project, { action, values, wish: parsedCommand })
    const planned = await loadActionPlan(deps, project.id, action, parsedCommand, c.var.requestId)
    if (wantsFragment(c)) return c.html(<PlanSummary t={t} planned={planned} />)
    const open: RefusedActionForm = { action, values, errors: [] }
    return await renderProjectPage(c, deps, project, {
      action: open,
      status: 200,
      actionPlan: planned,
    })
  } catch (error) {
    return respondWithRefusal(c, deps, project, { action, values, wish: refusalFrom(error) })
  }
}

const respondWithRefusal = async (
  c: RequestContext,
  deps: RouteDependencies,
  project: ProjectRow,
  {
    action,
    values,
    wish: { code, errors },
  }: Omit<PlanForm, 'parsedCommand'> & { wish: ActionRefusal },
) => {
  const t = textsFor(localeOf(c))
  const said = getRefusalText(t.locale, errors[0]?.code ?? code) ?? code
  const isOpen = errors.length > 0 && errors.every(({ code }) => code === 'REQUIRED')
  if (wantsFragment(c))
    return c.html(isOpen ? <p>{t.plans.choose}</p> : <PlanRefusal t={t} said={said} />)
  const refused: RefusedActionForm = { action, values, errors }
  return renderProjectPage(c, deps, project, { action: refused, status: 422 })
}
