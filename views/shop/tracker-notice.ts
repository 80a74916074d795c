import { findPendingSiteStatus } from '../../src/domain/lifecycle/site-status'
import { isFree } from '../../src/domain/project/allowed-actions'
import type { Texts } from '../texts/de'
import { describeTroubleForCustomer } from '../texts/describe-trouble'
import { describeEnd } from './tracker-end-notice'
import type { TrackerNotice, TrackerViewModel } from './tracker-view-model'

/** Whether a payment online would be right now. */
export const canPay = ({ project, checkoutUrl }: TrackerViewModel) =>
  project.status === 'pending_payment' && checkoutUrl !== null && !project.openTask

/** Whether the site answers visitors, as far as we know. */
export const canVisit = ({ project }: TrackerViewModel) =>
  project.status === 'active' && project.url !== null && !findPendingSiteStatus(project)

/** Nothing is to be paid: the customer confirms the address, or we look at it first. */
const describeFreeOrder = (
  { freeRelease }: TrackerViewModel['project'],
  explanation: string | undefined,
  t: Texts,
): TrackerNotice => {
  if (freeRelease === 'emailConfirmation') return { tone: 'wait', ...t.tracker.confirmEmail }
  return { tone: 'busy', title: t.tracker.freeReview, text: explanation ?? t.tracker.busy.text }
}

const describePayment = (model: TrackerViewModel, t: Texts): TrackerNotice => {
  const { project, obstacleCode, isNewAttempt, contactRequest } = model
  if (project.openTask === 'paymentMismatched')
    return { tone: 'wait', ...t.tracker.paymentMismatched }
  if (obstacleCode === 'RELEASE_WITHHELD') return { tone: 'busy', ...t.tracker.releaseWithheld }
  if (canPay(model))
    return { tone: 'wait', ...(isNewAttempt ? t.tracker.payAgain : t.tracker.payOnline) }
  if (obstacleCode === 'PAYMENT_SUBMITTED') return { tone: 'busy', ...t.tracker.paymentSubmitted }
  if (obstacleCode === 'PAYMENT_RECEIVED') return { tone: 'busy', ...t.tracker.paymentReceived }
  if (contactRequest) return { tone: 'wait', ...t.tracker.contactNeeded }
  const explanation = obstacleCode && describeTroubleForCustomer({ code: obstacleCode }, t)
  if (isFree(project)) return describeFreeOrder(project, explanation, t)
  if (explanation) {
    const text = `${explanation} ${t.tracker.questions(model.contactMail)}`
    return { tone: 'wait', title: t.tracker.paymentBlocked, text }
  }
  const isOnline = project.paymentMethod.startsWith('stripe')
  return isOnline ? { tone: 'wait', ...t.tracker.payLater } : { tone: 'busy', ...t.tracker.invoice }
}

/** A notice that says where to write to. */
const addressTo = (
  mail: string,
  { title, text }: { title: string; text: (mail: string) => string },
) => ({
  title,
  text: text(mail),
})

/** A customer who can fix the stall is told so instead of being asked to contact us. */
const describeStall = (
  { project, authCodeRequest, contactRequest, contactMail }: TrackerViewModel,
  t: Texts,
): TrackerNotice => {
  if (contactRequest) return { tone: 'wait', ...t.tracker.stalledAtContact }
  if (authCodeRequest) return { tone: 'wait', ...t.tracker.stalledAtAuthCode }
  const { stalledAtCustomer, stalledAtUs } = t.tracker
  if (project.stalled?.owner !== 'customer') return { tone: 'wait', ...stalledAtUs }
  return { tone: 'wait', ...addressTo(contactMail, stalledAtCustomer) }
}

const describeLive = (
  { project, welcome, contactMail }: TrackerViewModel,
  t: Texts,
): TrackerNotice => {
  const { live } = t.tracker
  if (findPendingSiteStatus(project)) return { tone: 'wait', ...t.tracker.reinstating }
  if (project.stalled?.step === 'live')
    return { tone: 'good', title: live.title, text: live.welcomeFailed }
  if (project.stalled) return { tone: 'wait', ...t.tracker.changeStalled }
  if (project.pausedAt) return { tone: 'wait', ...t.tracker.changePaused }
  if (project.movingAt) return { tone: 'busy', ...t.tracker.moving }
  if (project.underWay) return { tone: 'busy', ...t.tracker.changing }
  const text = welcome === 'skipped' ? live.welcome.skipped(contactMail) : live.welcome[welcome]
  return { tone: 'good', title: live.title, text }
}

const describeProgress = ({ project, steps }: TrackerViewModel, t: Texts): TrackerNotice => {
  if (project.pausedAt) return { tone: 'wait', ...t.tracker.paused }
  const isTransferring = steps.some(
    ({ state, code }) => state === 'waiting' && code === 'TRANSFER_PENDING',
  )
  return { tone: 'busy', ...(isTransferring ? t.tracker.transferring : t.tracker.busy) }
}

/** The notice at the top: what happens next, and whether the customer has to act. */
export const describeNextStep = (model: TrackerViewModel, t: Texts): TrackerNotice => {
  const { project } = model
  switch (project.status) {
    case 'active':
      return describeLive(model, t)
    case 'pending_payment':
      return describePayment(model, t)
    case 'archived':
      return describeEnd(model, t)
    case 'suspended':
      return {
        tone: 'wait',
        ...addressTo(
          model.contactMail,
          findPendingSiteStatus(project) ? t.tracker.suspending : t.tracker.suspended,
        ),
      }
    case 'error':
      return describeStall(model, t)
    default:
      return describeProgress(model, t)
  }
}
