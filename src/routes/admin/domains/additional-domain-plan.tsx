import { RefusalError } from '../../../../events/refusal-error'
import { projectStream } from '../../../../events/streams'
import type { ProjectRow } from '../../../../projections/projects'
import { findDomainHolder } from '../../../../projections/queries/domains'
import { PlanRefusal, PlanSummary } from '../../../../views/admin/actions/plan-summary'
import type { RefusedDomainForm } from '../../../../views/admin/domains/domain-view-model'
import { getRefusalText } from '../../../../views/texts/refusal-text'
import { textsFor } from '../../../../views/texts/texts'
import type { ProjectCommand } from '../../../domain/project/commands'
import { formValuesWithoutAuthCode } from '../../http/form-fields'
import type { RequestContext } from '../../http/permission-router'
import type { ActionRefusal } from '../../http/refusal'
import { refusalFrom } from '../../http/refusal'
import { wantsFragment } from '../../http/request-kind'
import { localeOf } from '../../http/request-locale'
import type { RouteDependencies } from '../../http/route-dependencies'
import { planCommand, planDigest } from '../actions/action-plan'
import { renderProjectPage } from '../projects/project-page'
import type { AdditionalDomainForm } from './additional-domain-action'
import { attachToNameField, parseAdditionalDomainAction } from './additional-domain-action'

/** Only the append can tell for sure; until then, whoever has it now is believed. */
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

const respondWithRefusal = async (
  c: RequestContext,
  deps: RouteDependencies,
  project: ProjectRow,
  { shown, refusal }: { shown: RefusedDomainForm; refusal: ActionRefusal },
) => {
  const t = textsFor(localeOf(c))
  const { code, errors } = attachToNameField(refusal)
  const [first] = errors
  if (!wantsFragment(c))
    return renderProjectPage(c, deps, project, {
      name: { ...shown, errors },
      status: 422,
    })
  if (first && errors.every((one) => one.code === 'REQUIRED'))
    return c.html(<p>{t.plans.choose}</p>)
  const said = getRefusalText(t.locale, first?.code ?? code, first?.message) ?? code
  return c.html(<PlanRefusal t={t} said={said} />)
}

/** For htmx the plan alone, else the whole page with the form open and its plan in it. */
export const showAdditionalDomainPlan = async (
  c: RequestContext,
  deps: RouteDependencies,
  project: ProjectRow,
  form: AdditionalDomainForm,
) => {
  const { action, name, fields } = form
  const shown = {
    action,
    ...(name ? { name } : {}),
    values: formValuesWithoutAuthCode(fields),
    errors: [],
  }
  try {
    const order = await parseAdditionalDomainAction(deps, project, form)
    if (Array.isArray(order)) {
      const refusal = { code: order[0]?.code ?? 'INVALID', errors: order }
      return await respondWithRefusal(c, deps, project, { shown, refusal })
    }
    await assertDomainAvailable(deps, project.id, order.command)
    const plan = await planCommand(deps, project.id, order.command, c.var.requestId)
    const planned = { plan, digest: planDigest(plan) }
    if (wantsFragment(c)) return c.html(<PlanSummary t={textsFor(localeOf(c))} planned={planned} />)
    return await renderProjectPage(c, deps, project, {
      name: { ...shown, actionPlan: planned },
      status: 200,
    })
  } catch (error) {
    return respondWithRefusal(c, deps, project, { shown, refusal: refusalFrom(error) })
  }
}
