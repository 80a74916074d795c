import type { ProjectRow } from '../../projections/projects'
import type { StepView } from '../../projections/steps'
import type { Problem } from '../layout/problem'

/**
 * An order as its customer follows it. `checkoutUrl`: where to pay, null when there is nothing to
 * pay online or the payment service is out of reach. `plugins`: display names.
 */
export type Tracked = {
  project: ProjectRow
  steps: readonly StepView[]
  projectType: string
  plugins: readonly string[]
  checkoutUrl: string | null
  canCancel: boolean
  /** Why the cancellation was refused. */
  problems?: readonly Problem[] | undefined
}
