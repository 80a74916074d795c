import type { DnsRecord, ZoneGap } from '../../events/domain'
import type { FieldError } from '../../events/refusal-error'
import type { DisputeRow } from '../../projections/disputes'
import type { PaymentRow } from '../../projections/payments'
import type { ProjectRow } from '../../projections/projects'
import type { PurchaseRow } from '../../projections/purchases'
import type { RefundRow } from '../../projections/refunds'
import type { StepProgress } from '../../src/domain/project/step-progress'
import type { Tone } from '../layout/page-frame'
import type { ContactValues } from '../parts/contact-inputs'

/**
 * A new auth code is requested since this time (ms since 1970); `errors`: why a submitted one was
 * refused.
 */
export type AuthCodeRequest = { since: number; errors?: readonly FieldError[] | undefined }

/**
 * Better details of the customer are needed since this time (ms since 1970); `values`: those of now, or as
 * they were typed before they were refused.
 */
export type ContactRequest = {
  since: number
  values: ContactValues
  errors?: readonly FieldError[] | undefined
}

/**
 * An order as its customer follows it. `checkoutUrl`: where to pay, null when there is nothing to
 * pay online or the payment service is out of reach. `plugins`: display names.
 */
export type TrackerViewModel = {
  project: ProjectRow
  steps: readonly StepProgress[]
  projectType: string
  plugins: readonly string[]
  /** The same by their codes. */
  pluginNames: Readonly<Record<string, string>>
  checkoutUrl: string | null
  /** The code of the obstacle that blocks the payment, or that ended the order. */
  obstacleCode?: string | undefined
  /** A payment before this one came to nothing. */
  isNewAttempt?: boolean
  canCancel: boolean
  authCodeRequest?: AuthCodeRequest | undefined
  contactRequest?: ContactRequest | undefined
  /** The records that are copied from the old provider's zone. */
  copiedRecords: readonly DnsRecord[]
  /** What that copy lacks. */
  zoneGaps: readonly ZoneGap[]
  /** The money that came, and what of it goes back. */
  payments: readonly PaymentRow[]
  refunds: readonly RefundRow[]
  /** What the customer's bank asks back of it. */
  disputes: readonly DisputeRow[]
  /** What was ordered since the site is online, the newest first. */
  purchases: readonly PurchaseRow[]
  /** The numbers of those that can be paid online now. */
  payablePurchases: readonly string[]
  /** The mail with the access to the site's administration. */
  welcome: 'open' | 'sent' | 'skipped'
  /** Where the customer can write to. */
  contactMail: string
  /** Why the cancellation was refused. */
  errors?: readonly FieldError[] | undefined
}

/** What happens next, and whether the customer has to act. */
export type TrackerNotice = { tone: Tone; title: string; text: string }
