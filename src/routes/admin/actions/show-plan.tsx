import type { ProjectRow } from '../../../../projections/projects'
import { PlanRefused, PlanShown } from '../../../../views/admin/actions/plan-summary'
import type {
  ActPlan,
  ProjectAct,
  RefusedAct,
} from '../../../../views/admin/projects/project-view-model'
import { refusalText } from '../../../../views/texts/refusal-text'
import { textsFor } from '../../../../views/texts/texts'
import type { ProjectCommand } from '../../../domain/project/commands'
import type { Asked } from '../../http/permission-router'
import type { Refusal } from '../../http/refusal'
import { refusalFrom } from '../../http/refusal'
import { wantsFragment } from '../../http/request-kind'
import { localeOf } from '../../http/request-locale'
import type { Desk } from '../../http/route-dependencies'
import { answerProjectPage } from '../projects/project-page'
import { digestOf, planOf } from './action-plan'

type Wished = {
  act: ProjectAct
  values: RefusedAct['values']
  wish: ProjectCommand | Refusal
}

/** The plan of an act as its form is filled in; why there is none where the act is not possible. */
export const actPlan = async (
  desk: Desk,
  projectId: string,
  act: ProjectAct,
  command: ProjectCommand,
  requestId: string,
): Promise<ActPlan> => {
  const plan = await planOf(desk, projectId, command, requestId)
  return { act, plan, digest: digestOf(plan) }
}

/** For htmx the plan alone, else the whole page with the form open and its plan in it. */
export const showPlan = async (
  c: Asked,
  desk: Desk,
  project: ProjectRow,
  { act, values, wish }: Wished,
) => {
  const t = textsFor(localeOf(c))
  try {
    if ('faults' in wish) return await refusedPlan(c, desk, project, { act, values, wish })
    const planned = await actPlan(desk, project.id, act, wish, c.var.requestId)
    if (wantsFragment(c)) return c.html(<PlanShown t={t} planned={planned} />)
    const open: RefusedAct = { act, values, problems: [] }
    return await answerProjectPage(c, desk, project, { act: open, status: 200, planned })
  } catch (error) {
    return refusedPlan(c, desk, project, { act, values, wish: refusalFrom(error) })
  }
}

const refusedPlan = async (
  c: Asked,
  desk: Desk,
  project: ProjectRow,
  { act, values, wish: { code, faults } }: Omit<Wished, 'wish'> & { wish: Refusal },
) => {
  const t = textsFor(localeOf(c))
  const said = refusalText(t.locale, faults[0]?.code ?? code) ?? code
  const isOpen = faults.length > 0 && faults.every(({ code }) => code === 'REQUIRED')
  if (wantsFragment(c))
    return c.html(isOpen ? <p>{t.plans.choose}</p> : <PlanRefused t={t} said={said} />)
  const refused: RefusedAct = { act, values, problems: faults }
  return answerProjectPage(c, desk, project, { act: refused, status: 422 })
}
