import { v5 as uuidv5 } from 'uuid'
import { RefusalError } from '../../../events/refusal-error'
import { projectStream } from '../../../events/streams'
import type { ProjectCommand } from '../../domain/project/commands'
import { rebuildProject } from '../../domain/project/evolve'
import type { ExistingProject } from '../../domain/project/state'
import { withCallContext } from '../../integrations/call-context'
import type { CheckoutSession } from '../../integrations/stripe/stripe-client'
import type { CommandContext } from '../../store/event-store/event-store'
import type { ActiveJob, JobData } from '../../store/job-queue/job-queue'
import { backoffSeconds, classifyError, isDatabaseError } from '../engine/classify-error'
import type { ProcessDependencies } from '../engine/process'
import { captureOrVoid, commandForVoidedPayment } from './capture-or-void'

const maxRetrySeconds = 900

type StripeEventRow = {
  id: string
  type: string
  sessionId: string | null
  paymentRef: string | null
}

const failureCauses: Readonly<Record<string, string>> = {
  'checkout.session.expired': 'expired',
  'checkout.session.async_payment_failed': 'declined',
  'payment_intent.payment_failed': 'declined',
}

/** The truth is what Stripe answers now, not what the webhook said. */
const paymentCommandFor = async (
  deps: ProcessDependencies,
  {
    notice,
    session,
    project,
  }: { notice: StripeEventRow; session: CheckoutSession; project: ExistingProject },
  tried: number,
): Promise<ProjectCommand | undefined> => {
  const { amountCents, currency, paymentRef, moneyState } = session
  if (paymentRef && moneyState === 'taken') {
    const data = { amountCents, currency, paymentRef, via: 'stripe' as const }
    return { type: 'ConfirmPayment', data }
  }
  if (paymentRef && moneyState === 'held')
    return captureOrVoid(deps, { project, session, paymentRef }, tried)
  if (paymentRef && moneyState === 'voided')
    return commandForVoidedPayment(deps, { project, session, paymentRef })
  const cause = failureCauses[notice.type]
  return cause ? { type: 'FailPayment', data: { cause } } : undefined
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

const commandContextOf = ({ correlationId, eventId }: JobData): CommandContext => ({
  by: 'vendor:stripe',
  correlationId,
  causationId: eventId,
})

const processStripeEvent = async (deps: ProcessDependencies, job: ActiveJob, data: JobData) => {
  const [notice] = await deps.sql<StripeEventRow[]>`
    select id, type, session_id, payment_ref from stripe_events where id = ${data.eventId}`
  const session = notice && (await fetchSession(deps, notice))
  const project = session?.projectId ? await loadProject(deps, session.projectId) : undefined
  const heard = notice && session && project ? { notice, session, project } : undefined
  const command = heard && (await paymentCommandFor(deps, heard, data.attempt))
  const context = commandContextOf(data)
  if (!command || !project) {
    await deps.store.commit(context, () => ({ completedJob: job }))
    return
  }
  await deps.handleProjectCommand(context, project.id, command, { completedJob: job })
}

/** The next try, at most a quarter of an hour later, queued in the transaction that ends this one. */
const requeueJob = async (
  deps: ProcessDependencies,
  job: ActiveJob,
  data: JobData,
  error: unknown,
) => {
  const { code, retryAfterSeconds } = classifyError(error)
  if (data.attempt === 1) await deps.alert('payment-in-vain', data.eventId, code)
  const seconds = Math.min(
    maxRetrySeconds,
    backoffSeconds(data.attempt, Math.random(), retryAfterSeconds),
  )
  const next = {
    id: uuidv5(`${data.attempt}`, job.id),
    queue: job.queue,
    data: { ...data, attempt: data.attempt + 1 },
    startAfter: new Date(deps.now().getTime() + seconds * 1000).toISOString(),
  }
  await deps.store.commit(commandContextOf(data), () => ({ jobs: [next], completedJob: job }))
}

/** Money that Stripe speaks of, told to its project. Never given up: Stripe does not say it again. */
export const recordPayment = async (deps: ProcessDependencies, job: ActiveJob, data: JobData) => {
  const { correlationId, attempt } = data
  const whom = { projectId: null, step: 'payment', attempt, correlationId }
  try {
    await withCallContext(whom, () => processStripeEvent(deps, job, data))
  } catch (error) {
    if (isDatabaseError(error)) throw error
    await requeueJob(deps, job, data, error)
  }
}
