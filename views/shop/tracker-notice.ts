import type { Tone } from '../layout/page-frame'
import type { Texts } from '../texts/de'
import { describeTroubleForCustomer } from '../texts/describe-trouble'
import type { TrackerViewModel } from './tracker-view-model'

export type TrackerNotice = { tone: Tone; title: string; text: string }

const describePayment = (
  { project, checkoutUrl, obstacleCode, isNewAttempt }: TrackerViewModel,
  t: Texts,
): TrackerNotice => {
  if (checkoutUrl)
    return { tone: 'wait', ...(isNewAttempt ? t.tracker.payAgain : t.tracker.payOnline) }
  if (obstacleCode === 'PAYMENT_SUBMITTED') return { tone: 'busy', ...t.tracker.paymentSubmitted }
  if (obstacleCode === 'PAYMENT_RECEIVED') return { tone: 'busy', ...t.tracker.paymentReceived }
  const explanation = obstacleCode && describeTroubleForCustomer({ code: obstacleCode }, t)
  if (explanation) return { tone: 'wait', title: t.tracker.paymentBlocked, text: explanation }
  const isOnline = project.paymentMethod.startsWith('stripe') && project.price.grossCents > 0
  return isOnline ? { tone: 'wait', ...t.tracker.payLater } : { tone: 'busy', ...t.tracker.invoice }
}

/** A customer who can fix the stall is told so instead of being asked to contact us. */
const describeStall = ({ project, authCodeRequest }: TrackerViewModel, t: Texts): TrackerNotice => {
  if (authCodeRequest) return { tone: 'wait', ...t.tracker.stalledAtAuthCode }
  const isCustomersTurn = project.stalled?.owner === 'customer'
  return {
    tone: 'wait',
    ...(isCustomersTurn ? t.tracker.stalledAtCustomer : t.tracker.stalledAtUs),
  }
}

const describeEnd = ({ project, obstacleCode }: TrackerViewModel, t: Texts): TrackerNotice => {
  const explanation = obstacleCode && describeTroubleForCustomer({ code: obstacleCode }, t)
  if (project.cancelCause === 'notFulfillable' && explanation)
    return { tone: 'wait', title: t.tracker.unfulfilled, text: explanation }
  return project.cancelCause === 'expired'
    ? { tone: 'quiet', ...t.tracker.expired }
    : { tone: 'quiet', ...t.tracker.cancelled }
}

/** The notice at the top: what happens next, and whether the customer has to act. */
export const describeNextStep = (model: TrackerViewModel, t: Texts): TrackerNotice => {
  switch (model.project.status) {
    case 'active':
      return { tone: 'good', ...t.tracker.live }
    case 'pending_payment':
      return describePayment(model, t)
    case 'archived':
      return describeEnd(model, t)
    case 'suspended':
      return { tone: 'wait', ...t.tracker.suspended }
    case 'error':
      return describeStall(model, t)
    default:
      return { tone: 'busy', ...t.tracker.busy }
  }
}
