import type { RecordedEvent, RecordedEventOf } from '../../../events'
import type { MailTrouble } from '../../../views/mails/provisioning-mails'
import {
  composeActionNeededMail,
  composeDelayedMail,
  composePaymentReturnedMail,
  composeProvisioningStartedMail,
} from '../../../views/mails/provisioning-mails'
import { composeTransferFailedMail } from '../../../views/mails/transfer-mails'
import { isPaymentSubmitted } from '../../domain/project/step-progress'
import type { StepContext } from '../engine/process'
import type { MailDraft } from './customer-mail-step'
import { customerMailStep } from './customer-mail-step'

/** How long a stall that the customer cannot resolve may last before she gets a mail. */
const delayMailAfterMs = 30 * 60_000

type StallEvent = RecordedEventOf<'ProvisioningStalled'>

const isStall = (event: RecordedEvent): event is StallEvent => event.type === 'ProvisioningStalled'
const isForCustomer = ({ data }: StallEvent) => data.owner === 'customer'

/** Whether this stall is the project's latest, and not resolved. */
export const isStillStalled = ({ cause, events, project }: StepContext) =>
  project.stalledStep !== undefined && events.findLast(isStall)?.id === cause.id

/** One mail about a delay is enough, however often the project stalls again. */
const wasDelayMailSent = ({ cause, events }: StepContext) =>
  events.some((event, index) => {
    if (!isStall(event) || isForCustomer(event) || event.id === cause.id) return false
    const next = events[index + 1]
    return next !== undefined && Date.parse(next.at) - Date.parse(event.at) >= delayMailAfterMs
  })

const actionNeededMail = (at: MailTrouble, isTransfer: boolean): MailDraft =>
  isTransfer
    ? { template: 'transfer-failed', render: (to) => composeTransferFailedMail(to, at) }
    : { template: 'needed', render: (to) => composeActionNeededMail(to, at) }

const stallMail = (context: StepContext, stall: StallEvent): MailDraft | undefined => {
  if (!isStillStalled(context)) return undefined
  const { project } = context
  const { step, vendor, code } = stall.data
  const at = { code, ...(vendor ? { vendor } : {}) }
  if (isForCustomer(stall))
    return actionNeededMail(at, step === 'domain' && project.domain.kind === 'transferred')
  if (project.stage !== 'released' || wasDelayMailSent(context)) return undefined
  return { template: 'delayed', render: (to) => composeDelayedMail(to, at) }
}

/** Provisioning has begun: what the customer may expect for her kind of domain. */
export const mailProvisioningStarted = customerMailStep('payment', ({ project }) => ({
  template: 'started',
  render: (to) => composeProvisioningStartedMail(to, project.domain.kind),
}))

/** A debit that the bank returned: days later nobody looks at the page of the order any more. */
export const mailPaymentReturned = customerMailStep('payment', ({ cause, events, project }) => {
  const before = events.filter(({ position }) => position < cause.position)
  const isReturned = isPaymentSubmitted(before) && project.stage === 'ordered'
  return isReturned
    ? { template: 'payment-returned', render: composePaymentReturnedMail }
    : undefined
})

/** A stall: at once if the customer has to act, else after a while; never with a vendor's own text. */
export const mailProvisioningStalled = customerMailStep(
  'payment',
  (context) => (isStall(context.cause) ? stallMail(context, context.cause) : undefined),
  {
    dueAt: (event) => {
      if (!isStall(event)) return undefined
      const after = isForCustomer(event) ? 0 : delayMailAfterMs
      return new Date(Date.parse(event.at) + after).toISOString()
    },
  },
)
