import { projectStream } from '../../../events/streams'
import type { ProjectRow } from '../../../projections/projects'
import { projectById } from '../../../projections/projects'
import { pendingOf } from '../../../projections/queries/pending-step'
import { textsFor } from '../../../views/texts/texts'
import { customerSentence } from '../../../views/texts/trouble-texts'
import type { PreflightCheck } from '../../domain/order/preflight'
import type { StepView } from '../../domain/project/step-progress'
import { stepsOf } from '../../domain/project/step-progress'
import type { Desk } from '../http/route-dependencies'
import { isPayable } from './checkout-offer'
import { obstacleSaid, obstacleTo } from './order-preflight'

/** A project with its steps, as of one moment. */
export type Progress = { project: ProjectRow; steps: StepView[]; version: number }

export const progressOf = async (desk: Desk, id: string): Promise<Progress | undefined> => {
  const [project, { events, at }, pending] = await Promise.all([
    projectById(desk.sql, id),
    desk.store.read(projectStream(id)),
    pendingOf(desk.sql, id),
  ])
  return project && { project, steps: stepsOf(events, pending), version: at }
}

/** Money is not taken now: the step says why, and who is to act. */
export const hindered = (steps: readonly StepView[], because?: PreflightCheck): StepView[] =>
  steps.map((view) =>
    because && view.step === 'payment' && view.state === 'waiting'
      ? { ...view, ...obstacleSaid(because) }
      : view,
  )

const longestMemoryMs = 20_000

/** The same with what stands in the way of the payment, looked up at most every 20 seconds. */
export const progressShown = async (
  desk: Desk,
  id: string,
  requestId: string,
): Promise<Progress | undefined> => {
  const progress = await progressOf(desk, id)
  if (!progress || !isPayable(progress.project)) return progress
  const look = { requestId, atMostOldMs: longestMemoryMs }
  const because = await obstacleTo(desk, progress.project, look)
  return { ...progress, steps: hindered(progress.steps, because) }
}

const message = ({ code, vendor, vendorText }: StepView) =>
  code
    ? {
        message: customerSentence(
          { code, ...(vendor ? { vendor } : {}), ...(vendorText ? { vendorText } : {}) },
          textsFor('en'),
        ),
      }
    : {}

/** The answer of `GET /api/v1/orders/{id}`. */
export const statusBody = ({ project, steps }: Progress) => {
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
      ...message(view),
      ...(view.owner ? { owner: view.owner } : {}),
    })),
    ...(project.url ? { url: project.url } : {}),
    total: { netCents, taxCents, grossCents, currency },
  }
}
