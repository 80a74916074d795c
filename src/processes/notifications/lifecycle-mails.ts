import {
  archivedMail,
  cancelledMail,
  reinstatedMail,
  suspendedMail,
  tornDownMail,
} from '../../../views/mails/lifecycle-mails'
import { past } from '../engine/latest-event'
import { telling } from './customer-mail-step'

export const tellSuspended = telling('live', () => ({
  template: 'suspended',
  write: suspendedMail,
}))

export const tellReinstated = telling('live', ({ events }) => {
  const { url } = past(events, 'ProjectWentLive').data
  return { template: 'reinstated', write: (to) => reinstatedMail(to, url) }
})

export const tellArchived = telling('live', () => ({ template: 'archived', write: archivedMail }))

/** What was never live is cancelled, and its customer has heard so. */
export const tellTornDown = telling('live', ({ events, project }) => {
  if (!project.causes.ProjectWentLive) return undefined
  const { data } = past(events, 'TeardownStarted').data
  return { template: 'torn-down', write: (to) => tornDownMail(to, data, project.domain.kind) }
})

/** Why an order came to nothing; whether there may be money to give back is for a person to say. */
export const tellCancelled = telling('payment', ({ cause, project, publicUrl }) => {
  if (cause.type !== 'OrderCancelled') return undefined
  const mayHavePaid = project.causes.ProvisioningReleased || project.payments.length > 0
  const money = mayHavePaid ? 'settle' : 'none'
  const told = { cause: cause.data.cause, money, shopUrl: `${publicUrl}/order` } as const
  return { template: 'cancelled', write: (to) => cancelledMail(to, told) }
})
