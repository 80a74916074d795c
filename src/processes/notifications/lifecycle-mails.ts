import type { RecordedEvent } from '../../../events'
import {
  composeArchivedMail,
  composeCancelledMail,
  composeMovedMail,
  composePausedMail,
  composeReinstatedMail,
  composeSuspendedMail,
  composeTeardownMail,
} from '../../../views/mails/lifecycle-mails'
import { findSettlement } from '../../domain/lifecycle/settlement'
import { findExpiryCause } from '../../domain/order/free-release'
import { latestEvent } from '../engine/latest-event'
import { customerMailStep } from './customer-mail-step'

export const mailProjectSuspended = customerMailStep('live', () => ({
  template: 'suspended',
  render: composeSuspendedMail,
}))

export const mailProjectReinstated = customerMailStep('live', ({ events }) => {
  const { url } = latestEvent(events, 'ProjectWentLive').data
  return { template: 'reinstated', render: (to) => composeReinstatedMail(to, url) }
})

export const mailProjectArchived = customerMailStep('live', ({ project }) => ({
  template: 'archived',
  render: (to) => composeArchivedMail(to, project.suspendedAt === undefined),
}))

/** Before it is live, somebody waits for it; a change of a live site is none of the customer's work. */
export const mailProvisioningPaused = customerMailStep('live', ({ project }) =>
  project.stage === 'released' ? { template: 'paused', render: composePausedMail } : undefined,
)

const hasMovedUntil = (events: readonly RecordedEvent[], position: number) => {
  const before = events.filter((event) => event.position < position)
  const lastOf = (type: RecordedEvent['type']) => before.findLastIndex((one) => one.type === type)
  const wentLive = before.findIndex(({ type }) => type === 'ProjectWentLive')
  const moved = lastOf('ServerReassigned')
  return wentLive !== -1 && moved > wentLive && moved > lastOf('SiteVerified')
}

/** The first proof that a live site answers at its new server. */
export const mailSiteMoved = customerMailStep('live', ({ cause, events }) =>
  hasMovedUntil(events, cause.position)
    ? { template: 'moved', render: composeMovedMail }
    : undefined,
)

/** A project that was never live is cancelled, and its customer was told so by another mail. */
export const mailProjectTornDown = customerMailStep('live', ({ events, project }) => {
  if (!project.eventIds.ProjectWentLive) return undefined
  const { data } = latestEvent(events, 'TeardownStarted').data
  return {
    template: 'torn-down',
    render: (to) => composeTeardownMail(to, data, project.domain.kind),
  }
})

/** Why an order came to nothing, and where its money is. */
export const mailOrderCancelled = customerMailStep('payment', ({ cause, project, publicUrl }) => {
  if (cause.type !== 'OrderCancelled') return undefined
  const { payments, refunds, invoiceApproval } = project
  const disputes = project.disputes.map((dispute) => ({
    ...dispute,
    returnedAt: dispute.returned ? cause.at : null,
  }))
  const isInvoiced = invoiceApproval === 'approved'
  const settlement = findSettlement({ payments, refunds, disputes, isInvoiced })
  const { cause: ending } = cause.data
  const shownCause = ending === 'expired' ? findExpiryCause(project.freeRelease) : ending
  const facts = { cause: shownCause, settlement, shopUrl: `${publicUrl}/order` } as const
  return { template: 'cancelled', render: (to) => composeCancelledMail(to, facts) }
})
