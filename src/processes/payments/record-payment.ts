import { v5 as uuidv5 } from 'uuid'
import { Refused } from '../../../events/refusal-error'
import { projectStream } from '../../../events/streams'
import type { ProjectCommand } from '../../domain/project/commands'
import type { Born } from '../../domain/project/state'
import { projectFrom } from '../../domain/project/state'
import { callingFor } from '../../integrations/call-context'
import type { CheckoutSession } from '../../integrations/stripe/stripe-client'
import type { Context } from '../../store/event-store/event-store'
import type { HeldJob, JobData } from '../../store/job-queue/job-queue'
import { backOff, isDatabaseTrouble, troubleOf } from '../engine/classify-error'
import type { Tools } from '../engine/process'
import { settleHeld, tellVoided } from './capture-or-void'

const longestWait = 900

type Notice = { id: string; type: string; sessionId: string | null; paymentRef: string | null }

const failures: Readonly<Record<string, string>> = {
  'checkout.session.expired': 'expired',
  'checkout.session.async_payment_failed': 'declined',
  'payment_intent.payment_failed': 'declined',
}

/** The truth is what Stripe answers now, not what the webhook said. */
const commandFor = async (
  tools: Tools,
  { notice, session, project }: { notice: Notice; session: CheckoutSession; project: Born },
  tried: number,
): Promise<ProjectCommand | undefined> => {
  const { amountCents, currency, paymentRef, money } = session
  if (paymentRef && money === 'taken') {
    const data = { amountCents, currency, paymentRef, via: 'stripe' as const }
    return { type: 'ConfirmPayment', data }
  }
  if (paymentRef && money === 'held')
    return settleHeld(tools, { project, session, paymentRef }, tried)
  if (paymentRef && money === 'voided') return tellVoided(tools, { project, session, paymentRef })
  const cause = failures[notice.type]
  return cause ? { type: 'FailPayment', data: { cause } } : undefined
}

const sessionOf = async ({ stripe }: Tools, { sessionId, paymentRef }: Notice) => {
  if (sessionId) return stripe.session(sessionId)
  return paymentRef ? stripe.sessionOfPayment(paymentRef) : null
}

const projectOf = async ({ store }: Tools, projectId: string): Promise<Born> => {
  const project = projectFrom((await store.read(projectStream(projectId))).events)
  if (project.stage !== 'unborn') return project
  throw new Refused('NO_ORDER', `expected an order of project ${projectId}, found none`)
}

const contextOf = ({ correlationId, eventId }: JobData): Context => ({
  by: 'vendor:stripe',
  correlationId,
  causationId: eventId,
})

const record = async (tools: Tools, held: HeldJob, data: JobData) => {
  const [notice] = await tools.sql<Notice[]>`
    select id, type, session_id, payment_ref from stripe_events where id = ${data.eventId}`
  const session = notice && (await sessionOf(tools, notice))
  const project = session?.projectId ? await projectOf(tools, session.projectId) : undefined
  const heard = notice && session && project ? { notice, session, project } : undefined
  const command = heard && (await commandFor(tools, heard, data.attempt))
  const context = contextOf(data)
  if (!command || !project) {
    await tools.store.act(context, () => ({ completes: held }))
    return
  }
  await tools.command(context, project.id, command, { completes: held })
}

/** The next try, at most a quarter of an hour later, queued in the transaction that ends this one. */
const again = async (tools: Tools, held: HeldJob, data: JobData, error: unknown) => {
  const { code, retryAfterSeconds } = troubleOf(error)
  if (data.attempt === 1) await tools.alert('payment-in-vain', data.eventId, code)
  const seconds = Math.min(longestWait, backOff(data.attempt, Math.random(), retryAfterSeconds))
  const next = {
    id: uuidv5(`${data.attempt}`, held.id),
    queue: held.queue,
    data: { ...data, attempt: data.attempt + 1 },
    startAfter: new Date(tools.now().getTime() + seconds * 1000).toISOString(),
  }
  await tools.store.act(contextOf(data), () => ({ jobs: [next], completes: held }))
}

/** Money that Stripe speaks of, told to its project. Never given up: Stripe does not say it again. */
export const recordPayment = async (tools: Tools, held: HeldJob, data: JobData) => {
  const { correlationId, attempt } = data
  const whom = { projectId: null, step: 'payment', attempt, correlationId }
  try {
    await callingFor(whom, () => record(tools, held, data))
  } catch (error) {
    if (isDatabaseTrouble(error)) throw error
    await again(tools, held, data, error)
  }
}
