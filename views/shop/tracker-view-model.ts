import type { DnsRecord } from '../../events/domain'
import type { FieldError } from '../../events/refusal-error'
import type { ProjectRow } from '../../projections/projects'
import type { StepProgress } from '../../src/domain/project/step-progress'

/** A new auth code is asked for, since this instant (milliseconds); `errors`: why one was refused. */
export type AuthCodeRequest = { since: number; errors?: readonly FieldError[] | undefined }

/**
 * An order as its customer follows it. `checkoutUrl`: where to pay, null when there is nothing to
 * pay online or the payment service is out of reach. `plugins`: display names.
 */
export type TrackerViewModel = {
  project: ProjectRow
  steps: readonly StepProgress[]
  projectType: string
  plugins: readonly string[]
  checkoutUrl: string | null
  /** The code of what stands in the way of the payment, or stood there when the order ended. */
  obstacleCode?: string | undefined
  canCancel: boolean
  authCodeRequest?: AuthCodeRequest | undefined
  /** What comes along from the old provider's zone. */
  copiedRecords: readonly DnsRecord[]
  /** Why the cancellation was refused. */
  errors?: readonly FieldError[] | undefined
}
