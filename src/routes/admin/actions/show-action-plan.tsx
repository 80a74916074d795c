import type { ActionPlan } from '../../../../views/admin/actions/action-view'
import { PlanRefusal, PlanSummary } from '../../../../views/admin/actions/plan-summary'
import { namePlugins } from '../../../../views/texts/localize-catalogue'
import { getRefusalText } from '../../../../views/texts/refusal-text'
import { textsFor } from '../../../../views/texts/texts'
import { formValuesWithoutAuthCode } from '../../http/form-fields'
import type { RequestContext } from '../../http/permission-router'
import type { ActionRefusal } from '../../http/refusal'
import { refusalFrom } from '../../http/refusal'
import { wantsFragment } from '../../http/request-kind'
import { planDigest } from './action-plan'
import type { ActionContext, ActionKind } from './define-action'
import type { TargetedAction } from './execute-action'
import { refusalOf } from './staff-action'

/** What the action would write as its form is filled in; undefined where it writes nothing. */
export const loadActionPlan = async <Kind extends ActionKind>(
  { action, target }: TargetedAction<Kind>,
  context: ActionContext<Kind>,
): Promise<ActionPlan | ActionRefusal | undefined> => {
  const { deps, subject, requestId, locale } = context
  const parsed = await action.parse(context)
  if ('errors' in parsed) return refusalOf(parsed.errors)
  const plan = await target.createPlan?.(deps, subject, parsed.command, requestId, locale)
  if (!plan) return undefined
  const shown = { plan, digest: planDigest(plan) }
  if (!plan.refund) return shown
  const { catalogue } = await deps.catalogueSnapshot()
  return { ...shown, pluginNames: namePlugins(catalogue.plugins, locale) }
}

const toFormState = <Kind extends ActionKind>(
  { action, target }: TargetedAction<Kind>,
  { subject, fields }: ActionContext<Kind>,
) => ({
  action: action.code,
  target: target.formTargetOf?.(subject),
  values: formValuesWithoutAuthCode(fields),
})

const respondWithRefusal = async <Kind extends ActionKind>(
  c: RequestContext,
  targeted: TargetedAction<Kind>,
  context: ActionContext<Kind>,
  { code, errors }: ActionRefusal,
) => {
  const { deps, subject, locale } = context
  if (!wantsFragment(c)) {
    const form = { ...toFormState(targeted, context), errors }
    return targeted.target.renderForm(c, deps, subject, { form, status: 422 })
  }
  const t = textsFor(locale)
  const [first] = errors
  if (first && errors.every((error) => error.code === 'REQUIRED'))
    return c.html(<p>{t.plans.choose}</p>)
  const field = first?.pointer.slice(1)
  const reason = getRefusalText(locale, first?.code ?? code, first?.message, field) ?? code
  return c.html(<PlanRefusal t={t} reason={reason} />)
}

/** For htmx the plan alone, else the whole page with the form open and its plan in it. */
export const showActionPlan = async <Kind extends ActionKind>(
  c: RequestContext,
  targeted: TargetedAction<Kind>,
  context: ActionContext<Kind>,
) => {
  const { deps, subject, locale } = context
  try {
    const actionPlan = await loadActionPlan(targeted, context)
    if (actionPlan && 'errors' in actionPlan)
      return await respondWithRefusal(c, targeted, context, actionPlan)
    if (actionPlan && wantsFragment(c))
      return c.html(<PlanSummary t={textsFor(locale)} actionPlan={actionPlan} />)
    const form = { ...toFormState(targeted, context), errors: [], actionPlan }
    return await targeted.target.renderForm(c, deps, subject, { form, status: 200 })
  } catch (error) {
    const refusal = refusalFrom(targeted.action.translateError?.(error) ?? error)
    return respondWithRefusal(c, targeted, context, refusal)
  }
}
