import type { RecordedEvent } from '../../../../events'
import { RefusalError } from '../../../../events/refusal-error'
import type { RefusedForm } from '../../../../views/admin/actions/action-view'
import type { Locale } from '../../../../views/texts/locale'
import type { VendorPlan } from '../../../domain/plan/plan-request'
import type { CommandOptions } from '../../../store/event-store/command-handler'
import type { CommandContext } from '../../../store/event-store/event-store'
import type { RequestContext } from '../../http/permission-router'
import type { RouteDependencies } from '../../http/route-dependencies'
import { planDigest } from './action-plan'
import type { ActionContext, ActionKind, AdminAction } from './define-action'
import type { StaffAction } from './staff-action'
import { createStaffCommandContext } from './staff-command-context'

type Answer = Response | Promise<Response>

/** How the actions of one kind find their subject, commit their command and show what became of it. */
export type ActionTarget<Kind extends ActionKind> = {
  findSubject: (c: RequestContext, deps: RouteDependencies) => Promise<Kind['subject'] | undefined>
  /** As it is after a refusal; absent where that tells nothing new. */
  reload?: (
    deps: RouteDependencies,
    subject: Kind['subject'],
  ) => Promise<Kind['subject'] | undefined>
  /** The stream that the reason's note is sealed for. */
  streamOf: (subject: Kind['subject']) => string
  /** Under whose key the note is sealed; under the acting person's own where absent. */
  ownerOf?: (subject: Kind['subject']) => string
  commit: (
    deps: RouteDependencies,
    context: CommandContext,
    subject: Kind['subject'],
    command: Kind['command'],
    options: CommandOptions,
  ) => Promise<readonly RecordedEvent[]>
  /** What a command would write at the vendors. Throws `RefusalError` as the command would. */
  createPlan?: (
    deps: RouteDependencies,
    subject: Kind['subject'],
    command: Kind['command'],
    requestId: string,
    locale: Locale,
  ) => Promise<VendorPlan>
  /** Which of several on the page it is about. */
  formTargetOf?: (subject: Kind['subject']) => string | undefined
  respondWithSuccess: (
    c: RequestContext,
    deps: RouteDependencies,
    subject: Kind['subject'],
    events: readonly RecordedEvent[],
    action: AdminAction<Kind>,
  ) => Answer
  /** The page, or the piece of it that was asked for, with the form as it was sent. */
  renderForm: (
    c: RequestContext,
    deps: RouteDependencies,
    subject: Kind['subject'],
    shown: { form: RefusedForm; status: number },
  ) => Answer
}

/** An action with the way to its subject and back to its page. */
export type TargetedAction<Kind extends ActionKind> = {
  action: AdminAction<Kind>
  target: ActionTarget<Kind>
}

const planRefusal = (code: 'PLAN_NEEDED' | 'PLAN_CHANGED' | 'PRICE_CHANGED', stream: string) =>
  new RefusalError(code, `expected the plan of ${stream} as it was shown`, [{ pointer: '', code }])

/** The command of a destructive action with its plan, if that is still the plan that was shown. */
const confirmPlan = async <Kind extends ActionKind>(
  { action, target }: TargetedAction<Kind>,
  { deps, subject, fields, requestId, locale }: ActionContext<Kind>,
  command: Kind['command'],
): Promise<Kind['command']> => {
  const { confirmation } = action
  if (!confirmation?.isNeeded(command) || !target.createPlan) return command
  const plan = await target.createPlan(deps, subject, command, requestId, locale)
  const stream = target.streamOf(subject)
  if (!fields.plan) throw planRefusal('PLAN_NEEDED', stream)
  if (fields.plan !== planDigest(plan))
    throw planRefusal(confirmation.changedCode ?? 'PLAN_CHANGED', stream)
  return confirmation.withPlan(command, plan.lines)
}

/** Commits what was commanded, in the name of the person signed in, with the reason given. */
export const executeAction = async <Kind extends ActionKind>(
  c: RequestContext,
  targeted: TargetedAction<Kind>,
  context: ActionContext<Kind>,
  { command, reason }: StaffAction<Kind['command']>,
): Promise<readonly RecordedEvent[]> => {
  const { action, target } = targeted
  const { deps, subject } = context
  const stream = target.streamOf(subject)
  await action.assertReady?.(context)
  const commandContext = await createStaffCommandContext(
    c,
    deps,
    stream,
    reason,
    target.ownerOf?.(subject),
  )
  const confirmed = await confirmPlan(targeted, context, command)
  const options = action.options?.(confirmed, context) ?? {}
  try {
    return await target.commit(deps, commandContext, subject, confirmed, options)
  } catch (error) {
    throw action.translateError?.(error, confirmed) ?? error
  }
}
