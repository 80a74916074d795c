import type { FormFields } from '../../http/form-fields'
import { formValuesWithoutAuthCode, readFormFields } from '../../http/form-fields'
import { currentStaff } from '../../http/guards/staff-guards'
import type { Permission, PermissionRouter, RequestContext } from '../../http/permission-router'
import { httpStatusOf, problemResponse } from '../../http/problem'
import { respondWithNotFound } from '../../http/problem-pages'
import type { ActionRefusal } from '../../http/refusal'
import { refusalFrom } from '../../http/refusal'
import { requestKindOf } from '../../http/request-kind'
import { localeOf } from '../../http/request-locale'
import type { RouteDependencies } from '../../http/route-dependencies'
import type { ActionContext, ActionKind, AdminAction } from './define-action'
import type { ActionTarget, TargetedAction } from './execute-action'
import { executeAction } from './execute-action'
import { loadActionPlan, showActionPlan } from './show-action-plan'
import { createActionContext, parseStaffAction } from './staff-action'

/** A plan that is not the one that was shown is computed anew, to be shown with the refusal. */
const recomputePlan = async <Kind extends ActionKind>(
  targeted: TargetedAction<Kind>,
  context: ActionContext<Kind>,
  { code }: ActionRefusal,
) => {
  if (!['PLAN_CHANGED', 'PRICE_CHANGED', 'PLAN_NEEDED'].includes(code)) return undefined
  const actionPlan = await loadActionPlan(targeted, context)
  return actionPlan && 'errors' in actionPlan ? undefined : actionPlan
}

/** The form again as it was sent, and what is wrong with it; for a program as a problem. */
const respondWithRefusal = async <Kind extends ActionKind>(
  c: RequestContext,
  targeted: TargetedAction<Kind>,
  context: ActionContext<Kind>,
  refusal: ActionRefusal,
) => {
  const { action, target } = targeted
  const { code, errors, detail } = refusal
  const status = httpStatusOf(code)
  if (requestKindOf(c) === 'program')
    return problemResponse(c, { code, status, errors, ...(detail ? { detail } : {}) })
  const { deps } = context
  const subject = target.reload ? await target.reload(deps, context.subject) : context.subject
  if (subject === undefined) return respondWithNotFound(c, deps)
  const form = {
    action: action.code,
    target: target.formTargetOf?.(subject),
    values: formValuesWithoutAuthCode(context.fields),
    errors,
    actionPlan: await recomputePlan(targeted, { ...context, subject }, refusal),
  }
  return target.renderForm(c, deps, subject, { form, status })
}

const performAction = async <Kind extends ActionKind>(
  c: RequestContext,
  targeted: TargetedAction<Kind>,
  context: ActionContext<Kind>,
) => {
  const { action, target } = targeted
  const { deps, subject } = context
  try {
    const staffAction = await parseStaffAction(action, context)
    if ('errors' in staffAction) return await respondWithRefusal(c, targeted, context, staffAction)
    const events = await executeAction(c, targeted, context, staffAction)
    return await target.respondWithSuccess(c, deps, subject, events, action)
  } catch (error) {
    return respondWithRefusal(c, targeted, context, refusalFrom(error))
  }
}

const isPlanRequested = ({ view }: FormFields) => view === 'plan'

const handleAction =
  <Kind extends ActionKind>(deps: RouteDependencies, targeted: TargetedAction<Kind>) =>
  async (c: RequestContext) => {
    const { action, target } = targeted
    const subject = await target.findSubject(c, deps)
    if (subject === undefined) return respondWithNotFound(c, deps)
    const fields = await readFormFields(c)
    const { requestId } = c.var
    const context = createActionContext(action, {
      deps,
      subject,
      fields,
      requestId,
      locale: localeOf(c),
      actor: `person:${currentStaff(c).personId}`,
      actorRole: currentStaff(c).role,
    })
    return target.createPlan && isPlanRequested(fields)
      ? showActionPlan(c, targeted, context)
      : performAction(c, targeted, context)
  }

/** `POST <path>`: with its reason it is done, with `view=plan` it is only shown what it would do. */
export const addActionRoute = <Kind extends ActionKind>(
  router: PermissionRouter,
  deps: RouteDependencies,
  {
    path,
    permission,
    ...targeted
  }: TargetedAction<Kind> & { path: string; permission: Permission },
) => router.post(path, permission, handleAction(deps, targeted))

/** Each of several actions on the same target, at the path that ends in its code. */
export const addActionRoutes = <Kind extends ActionKind>(
  router: PermissionRouter,
  deps: RouteDependencies,
  {
    parent,
    permission,
    actions,
    target,
  }: {
    parent: string
    permission: Permission
    actions: readonly AdminAction<Kind>[]
    target: ActionTarget<Kind>
  },
) => {
  for (const action of actions)
    addActionRoute(router, deps, { path: `${parent}/${action.code}`, permission, action, target })
}
