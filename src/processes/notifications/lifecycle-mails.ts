import {
  composeArchivedMail,
  composeCancelledMail,
  composeReinstatedMail,
  composeSuspendedMail,
  composeTeardownMail,
} from '../../../views/mails/lifecycle-mails'
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

export const mailProjectArchived = customerMailStep('live', () => ({
  template: 'archived',
  render: composeArchivedMail,
}))

/** A project that was never live is cancelled, and its customer was told so by another mail. */
export const mailProjectTornDown = customerMailStep('live', ({ events, project }) => {
  if (!project.eventIds.ProjectWentLive) return undefined
  const { data } = latestEvent(events, 'TeardownStarted').data
  return {
    template: 'torn-down',
    render: (to) => composeTeardownMail(to, data, project.domain.kind),
  }
})

/** Why an order came to nothing; whether there may be money to give back is for a person to say. */
export const mailOrderCancelled = customerMailStep('payment', ({ cause, project, publicUrl }) => {
  if (cause.type !== 'OrderCancelled') return undefined
  const mayHavePaid = project.eventIds.ProvisioningReleased || project.payments.length > 0
  const money = mayHavePaid ? 'settle' : 'none'
  const facts = { cause: cause.data.cause, money, shopUrl: `${publicUrl}/order` } as const
  return { template: 'cancelled', render: (to) => composeCancelledMail(to, facts) }
})
