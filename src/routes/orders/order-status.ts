import { projectStream } from '../../../events/streams'
import { pendingOf } from '../../../projections/pending-jobs'
import type { ProjectRow } from '../../../projections/projects'
import { projectById } from '../../../projections/projects'
import type { StepView } from '../../../projections/steps'
import { stepsOf } from '../../../projections/steps'
import { textsFor } from '../../../views/texts/texts'
import { customerSentence } from '../../../views/texts/troubles'
import type { Desk } from '../desk'

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
