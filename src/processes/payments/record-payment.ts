import { v5 as uuidv5 } from 'uuid'
import { RefusalError } from '../../../events/refusal-error'
import { projectStream } from '../../../events/streams'
import { listBlockingChecks } from '../../domain/order/preflight'
import { needsCheckAtRelease } from '../../domain/order/withheld-release'
import type { ProjectCommand } from '../../domain/project/commands'
import { rebuildProject } from '../../domain/project/evolve'
import type { ExistingProject } from '../../domain/project/state'
import { findPurchase } from '../../domain/purchase/purchases'
import type { CheckoutSession } from '../../integrations/stripe/stripe-client'
import type { StripeEventRow } from '../../store/ledgers/stripe-events'
import { findStripeEvent } from '../../store/ledgers/stripe-events'
import type { Trouble } from '../engine/classify-error'
import type { JobContext, JobDefinition, JobTask, RetryLater } from '../engine/job-definition'
import type { JobOutcome } from '../engine/job-outcome'
import { nothingToDo } from '../engine/job-outcome'
import type { ProcessDependencies } from '../engine/process-dependencies'
import { backoffSeconds } from '../engine/retry-policy'
import { captureOrVoid, commandForVoidedPayment } from './capture-or-void'
import { checkOrderPreflight } from './check-order-preflight'

const maxRetrySeconds = 900

const failureCauses: Readonly<Record<string, string>> = {
  'checkout.session.expired': 'expired',
  'checkout.session.async_payment_failed': 'declined',
  'payment_intent.payment_failed': 'declined',
}

const isAboutRefund = ({ type }: StripeEventRow) =>
  type === 'charge.refunded' || type.startsWith('refund.')

const isAboutDispute = ({ type }: StripeEventRow) => type.startsWith('charge.dispute.')

/** What Stripe answers now counts, not what the webhook said. */
export const paymentCommandFor = async (
  context: JobContext,
  notice: StripeEventRow,
  session: CheckoutSession,
  project: ExistingProject,
): Promise<ProjectCommand | undefined> => {
  const { amountCents, currency, paymentRef, moneyState, attempt } = session
  if (paymentRef && isAboutRefund(notice))
    return {
      type: 'RecordRefunds',
      data: { paymentRef, refunds: await context.stripe.listRefunds(paymentRef) },
    }
  if (paymentRef && isAboutDispute(notice))
    return {
      type: 'RecordDisputes',
      data: { paymentRef, disputes: await context.stripe.listDisputes(paymentRef) },
    }
  const purchase = findPurchase(project.purchases, session.orderNumber)?.orderNumber
  if (paymentRef && moneyState === 'captured') {
    const money = { amountCents, currency, paymentRef, via: 'stripe' as const }
    return { type: 'ConfirmPayment', data: { ...money, ...(purchase ? { purchase } : {}) } }
  }
  // A later purchase is charged at once, and its end waits for what is on its way at Stripe.
  if (purchase) return undefined
  if (paymentRef && moneyState === 'authorized')
    return captureOrVoid(context, { project, session, paymentRef }, context.data.attempt)
  if (paymentRef && moneyState === 'voided')
    return commandForVoidedPayment(context, { project, session, paymentRef })
  if (paymentRef && moneyState === 'processing')
    return { type: 'SubmitPayment', data: { attempt: attempt ?? 1, paymentRef } }
  const cause = failureCauses[notice.type]
  return cause
    ? { type: 'FailPayment', data: { cause, ...(attempt === null ? {} : { attempt }) } }
    : undefined
}

const fetchSession = async (
  { stripe }: ProcessDependencies,
  { sessionId, paymentRef }: StripeEventRow,
) => {
  if (sessionId) return stripe.getSession(sessionId)
  return paymentRef ? stripe.findSessionOfPayment(paymentRef) : null
}

const loadProject = async (
  { store }: ProcessDependencies,
  projectId: string,
): Promise<ExistingProject> => {
  const project = rebuildProject((await store.read(projectStream(projectId))).events)
  if (project.stage !== 'initial') return project
  throw new RefusalError('NO_ORDER', `expected an order of project ${projectId}, found none`)
}

/** An order that was charged at once is released only if it can be delivered now. */
const checkBeforeRelease = async (
  context: JobContext,
  project: ExistingProject,
  command: ProjectCommand,
): Promise<ProjectCommand> => {
  if (command.type !== 'ConfirmPayment' || !needsCheckAtRelease(project)) return command
  const [failed] = listBlockingChecks(await checkOrderPreflight(context, project))
  if (!failed) return command
  const { code, detail } = failed
  const obstacle = { code, ...(detail ? { detail } : {}) }
  return { ...command, data: { ...command.data, obstacle } }
}

const recordPayment = async (context: JobContext, notice: StripeEventRow): Promise<JobOutcome> => {
  const { complete, commandContext, handleProjectCommand } = context
  const session = await fetchSession(context, notice)
  if (!session?.projectId) return nothingToDo(`${notice.type} is about no checkout of ours`)
  const project = await loadProject(context, session.projectId)
  const command = await paymentCommandFor(context, notice, session, project)
  const checked = command && (await checkBeforeRelease(context, project, command))
  if (!checked) return nothingToDo(`${notice.type} changes nothing for project ${project.id}`)
  await complete((completedJob) =>
    handleProjectCommand(commandContext, project.id, checked, { completedJob }),
  )
  return undefined
}

/** Never given up: Stripe does not send its event again. */
const alertOnceAndRetry = async (
  { alert, data: { attempt, eventId } }: JobContext,
  { code, retryAfterSeconds }: Trouble,
): Promise<RetryLater> => {
  if (attempt === 1) await alert('payment-in-vain', eventId, code)
  const seconds = backoffSeconds(attempt, Math.random(), retryAfterSeconds)
  return { retryInSeconds: Math.min(maxRetrySeconds, seconds) }
}

/** Stripe's events about payments, recorded with their projects. */
export const paymentJobs: JobDefinition = {
  queue: 'payments',
  by: 'vendor:stripe',
  // Each failure goes to `alertOnceAndRetry`.
  retries: { errorClasses: ['transient', 'waiting', 'permanent', 'ours'], attempts: 1 },
  load: async ({ sql }, data, activeJob) => {
    const notice = await findStripeEvent(sql, data.eventId)
    if (!notice) return nothingToDo(`no event ${data.eventId} of Stripe's is kept`)
    const task: JobTask = {
      projectId: null,
      step: 'payment',
      nextJobId: () => uuidv5(`${data.attempt}`, activeJob.id),
      deadlineMinutes: () => undefined,
      run: (context) => recordPayment(context, notice),
      giveUp: alertOnceAndRetry,
    }
    return task
  },
}
