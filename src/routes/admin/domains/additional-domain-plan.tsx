import { Refused } from '../../../../events/refusal-error'
import { projectStream } from '../../../../events/streams'
import { holderOf } from '../../../../projections/name-reservations'
import type { ProjectRow } from '../../../../projections/projects'
import { PlanRefused, PlanShown } from '../../../../views/admin/actions/plan-summary'
import type { RefusedName } from '../../../../views/admin/domains/domain-view-model'
import { refusalText } from '../../../../views/texts/refusal-text'
import { textsFor } from '../../../../views/texts/texts'
import type { ProjectCommand } from '../../../domain/project/commands'
import { withoutCode } from '../../http/form-fields'
import type { Asked } from '../../http/permission-router'
import type { Refusal } from '../../http/refusal'
import { refusalFrom } from '../../http/refusal'
import { wantsFragment } from '../../http/request-kind'
import { localeOf } from '../../http/request-locale'
import type { Desk } from '../../http/route-dependencies'
import { digestOf, planOf } from '../actions/action-plan'
import { answerProjectPage } from '../projects/project-page'
import type { NameForm } from './additional-domain-action'
import { atName, orderOf } from './additional-domain-action'

/** Only the append can tell for sure; until then, whoever has it now is believed. */
const demandFree = async ({ sql }: Desk, projectId: string, command: ProjectCommand) => {
  if (command.type !== 'AddDomain') return
  const { name } = command.data.domain
  const holder = await holderOf(sql, name)
  if (holder && holder !== projectStream(projectId))
    throw new Refused('DOMAIN_TAKEN', `${name} belongs to ${holder}`)
}

const refusedPlan = async (
  c: Asked,
  desk: Desk,
  project: ProjectRow,
  { shown, refusal }: { shown: RefusedName; refusal: Refusal },
) => {
  const t = textsFor(localeOf(c))
  const { code, faults } = atName(refusal)
  const [first] = faults
  if (!wantsFragment(c))
    return answerProjectPage(c, desk, project, {
      name: { ...shown, problems: faults },
      status: 422,
    })
  if (first && faults.every((one) => one.code === 'REQUIRED'))
    return c.html(<p>{t.plans.choose}</p>)
  const said = refusalText(t.locale, first?.code ?? code, first?.message) ?? code
  return c.html(<PlanRefused t={t} said={said} />)
}

/** For htmx the plan alone, else the whole page with the form open and its plan in it. */
export const showNamePlan = async (c: Asked, desk: Desk, project: ProjectRow, form: NameForm) => {
  const { act, name, fields } = form
  const shown = { act, ...(name ? { name } : {}), values: withoutCode(fields), problems: [] }
  try {
    const order = await orderOf(desk, project, form)
    if (Array.isArray(order)) {
      const refusal = { code: order[0]?.code ?? 'INVALID', faults: order }
      return await refusedPlan(c, desk, project, { shown, refusal })
    }
    await demandFree(desk, project.id, order.command)
    const plan = await planOf(desk, project.id, order.command, c.var.requestId)
    const planned = { plan, digest: digestOf(plan) }
    if (wantsFragment(c)) return c.html(<PlanShown t={textsFor(localeOf(c))} planned={planned} />)
    return await answerProjectPage(c, desk, project, { name: { ...shown, planned }, status: 200 })
  } catch (error) {
    return refusedPlan(c, desk, project, { shown, refusal: refusalFrom(error) })
  }
}
