import type { EventOf, RecordedEvent } from '../../../events'
import { isBought } from '../../../events/codes'
import type { ProjectEvent } from '../../../events/project'
import { RefusalError } from '../../../events/refusal-error'
import { evolveDisputes, hasOpenDispute, listOwedReturns } from '../payment/disputes'
import type { ReleaseOrder } from '../project/commands'
import { evolveReceivedPayments } from '../project/received-payments'
import type { Refund } from '../project/refunds'
import { refundableCents } from '../project/refunds'
import type { ExistingProject } from '../project/state'
import { releaseProvisioning } from './release-provisioning'

/**
 * Orders that buy a domain were checked before their money was captured; all others are charged at
 * once, and checked when it has come.
 */
export const needsCheckAtRelease = ({ stage, domain }: Pick<ExistingProject, 'stage' | 'domain'>) =>
  stage === 'ordered' && !isBought(domain.kind)

/** Paid, and not released because of what was not there. */
export const isReleaseWithheld = ({
  stage,
  eventIds,
}: Pick<ExistingProject, 'stage' | 'eventIds'>) =>
  stage === 'ordered' && eventIds.ReleaseWithheld !== undefined

const turningPoints: ReadonlySet<RecordedEvent['type']> = new Set([
  'ReleaseWithheld',
  'ProvisioningReleased',
  'OrderCancelled',
])

/** How its first step is shown. */
export const withheldReleaseWait = { code: 'RELEASE_WITHHELD', owner: 'caseworker' } as const

/** The same by the events of an order. */
export const isWithheldNow = (events: readonly RecordedEvent[]) =>
  events.findLast(({ type }) => turningPoints.has(type))?.type === 'ReleaseWithheld'

const listDuePayments = ({ payments }: Pick<ExistingProject, 'payments'>) =>
  payments.filter(({ outcome, renewal }) => outcome === 'confirmed' && !renewal)

const sumLeftCents = (project: ExistingProject, refunds: readonly Refund[]) =>
  listDuePayments(project).reduce(
    (sum, payment) => sum + refundableCents(payment, { ...project, refunds }),
    0,
  )

/** Its money is there: it neither goes back nor is asked back by a bank. */
export const canReleaseWithheld = (project: ExistingProject) =>
  isReleaseWithheld(project) &&
  sumLeftCents(project, project.refunds) > 0 &&
  listOwedReturns(project).length === 0 &&
  !listDuePayments(project).some(({ paymentRef }) => hasOpenDispute(project.disputes, paymentRef))

/** All of it is on its way back, or was taken back and is not claimed any more. */
const isMoneyReturned = (project: ExistingProject) => {
  const decided = project.refunds.filter(({ status }) => status !== 'requested')
  return listOwedReturns(project).length === 0 && sumLeftCents(project, decided) === 0
}

const unfulfillable: ProjectEvent = { type: 'OrderCancelled', data: { cause: 'notFulfillable' } }

/** Once all of its money is gone, such an order ends. */
export const endWithheldOrder = (project: ExistingProject): ProjectEvent[] =>
  isReleaseWithheld(project) && isMoneyReturned(project) ? [unfulfillable] : []

/** Instead of the release; the order ends at once if its refund was known before its payment. */
export const withholdRelease = (
  project: ExistingProject,
  confirmed: ProjectEvent,
  obstacle: EventOf<'ReleaseWithheld'>['data'],
): ProjectEvent[] => {
  const { payments, disputes } = project
  const after = {
    ...project,
    payments: evolveReceivedPayments(payments, confirmed, project),
    disputes: evolveDisputes(disputes, confirmed),
  }
  const withheld: ProjectEvent = { type: 'ReleaseWithheld', data: obstacle }
  return [withheld, ...(isMoneyReturned(after) ? [unfulfillable] : [])]
}

/** What stood in its way is there now. */
const decideReleaseOrder = (_: ReleaseOrder, project: ExistingProject): ProjectEvent[] => {
  if (!isReleaseWithheld(project)) return []
  if (canReleaseWithheld(project)) return releaseProvisioning(project, 'paid')
  throw new RefusalError(
    'WRONG_STATE',
    `expected the money of order ${project.id} to be there, found it on its way back`,
  )
}

/** The deciders by their commands. */
export const withheldReleaseDecisions = { ReleaseOrder: decideReleaseOrder }
