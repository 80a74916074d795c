import { z } from '@hono/zod-openapi'
import type { RecordedEvent } from '../../../events'
import { stepIds } from '../../../events/codes'
import { projectStream } from '../../../events/streams'
import type { ProjectRow } from '../../../projections/projects'
import { findProject } from '../../../projections/queries/projects'
import { describeTroubleForCustomer } from '../../../views/texts/describe-trouble'
import { textsFor } from '../../../views/texts/texts'
import type { StepProgress } from '../../domain/project/step-progress'
import { listStepProgress, paymentWaits } from '../../domain/project/step-progress'
import type { QueuedStep } from '../../store/job-queue/job-queries'
import { findPendingStep } from '../../store/job-queue/job-queries'
import { projectStatusSchema, totalSchema } from '../http/api-schemas'
import type { RouteDependencies } from '../http/route-dependencies'
import type { CheckoutOffer } from './checkout-offer'
import { isPayable } from './checkout-offer'
import { describeObstacle, findPaymentObstacle } from './order-preflight'

export const orderStatusSchema = z.object({
  projectId: z.string(),
  orderNumber: z.string(),
  status: projectStatusSchema,
  steps: z.array(
    z.object({
      step: z.enum(stepIds),
      state: z.enum(['done', 'current', 'waiting', 'stalled', 'todo']),
      at: z.iso.datetime().optional(),
      attempt: z.int().min(0).optional(),
      message: z.string().optional(),
      owner: z.enum(['customer', 'caseworker', 'vendor', 'us']).optional(),
    }),
  ),
  url: z.url().optional(),
  total: totalSchema,
})

/** A project with its steps, as of one moment; `pending` is what the queue is about to do. */
export type OrderProgress = {
  project: ProjectRow
  /** Until that moment. */
  events: readonly RecordedEvent[]
  steps: StepProgress[]
  pending: QueuedStep | undefined
}

/** The steps of a project as of the moment of its row: events that came later are left out. */
export const loadStepProgress = async (
  { store, sql }: Pick<RouteDependencies, 'store' | 'sql'>,
  project: ProjectRow,
): Promise<OrderProgress> => {
  const [{ events }, pending] = await Promise.all([
    store.read(projectStream(project.id)),
    findPendingStep(sql, project.id),
  ])
  const known = events.filter(({ position }) => position <= project.version)
  return { project, events: known, steps: listStepProgress(known, pending), pending }
}

export const loadOrderProgress = async (
  deps: RouteDependencies,
  id: string,
): Promise<OrderProgress | undefined> => {
  const project = await findProject(deps.sql, id)
  // Nobody ordered a satellite of the old marketplace here.
  return project && !project.importedAt ? loadStepProgress(deps, project) : undefined
}

/** Money is not taken now, or has come already: the step says why, and who is to act. */
export const withCheckoutOffer = (
  steps: readonly StepProgress[],
  { obstacle, progress }: Omit<CheckoutOffer, 'url'>,
): StepProgress[] =>
  steps.map((view) => {
    if (view.step !== 'payment' || view.state !== 'waiting') return view
    if (progress) return { ...view, ...paymentWaits[progress] }
    return obstacle ? { ...view, ...describeObstacle(obstacle) } : view
  })

export const preflightMaxAgeMs = 20_000

/** The same with what stands in the way of the payment, looked up at most every 20 seconds. */
export const loadOrderProgressWithObstacle = async (
  deps: RouteDependencies,
  id: string,
  requestId: string,
): Promise<OrderProgress | undefined> => {
  const progress = await loadOrderProgress(deps, id)
  if (!progress || !isPayable(progress.project) || progress.project.paymentSubmittedAt)
    return progress
  const look = { requestId, maxAgeMs: preflightMaxAgeMs }
  const obstacle = await findPaymentObstacle(deps, progress.project, look)
  return { ...progress, steps: withCheckoutOffer(progress.steps, { obstacle }) }
}

const customerMessageOf = ({ code, vendor, vendorText }: StepProgress) =>
  code
    ? {
        message: describeTroubleForCustomer(
          { code, ...(vendor ? { vendor } : {}), ...(vendorText ? { vendorText } : {}) },
          textsFor('en'),
        ),
      }
    : {}

/** The answer of `GET /api/v1/orders/{id}`. */
export const orderStatusBody = ({ project, steps }: OrderProgress) => {
  const { netCents, taxCents, grossCents, currency } = project.price
  return {
    projectId: project.id,
    orderNumber: project.orderNumber,
    status: project.status,
    steps: steps.map((view) => ({
      step: view.step,
      state: view.state,
      ...(view.at ? { at: view.at } : {}),
      ...(view.attempt ? { attempt: view.attempt } : {}),
      ...customerMessageOf(view),
      ...(view.owner ? { owner: view.owner } : {}),
    })),
    ...(project.url && !project.teardownAt ? { url: project.url } : {}),
    total: { netCents, taxCents, grossCents, currency },
  }
}
