import { isBought } from '../../events/codes'
import { findSettlement } from '../../src/domain/lifecycle/settlement'
import { toUnicodeDomain } from '../../src/domain/naming/unicode-domain'
import { findExpiryCause } from '../../src/domain/order/free-release'
import type { Texts } from '../texts/de'
import { describeTroubleForCustomer } from '../texts/describe-trouble'
import type { TrackerNotice, TrackerViewModel } from './tracker-view-model'

const joinSentences = (...sentences: readonly (string | undefined)[]) =>
  sentences.filter((sentence) => sentence !== undefined).join(' ')

const describeMoney = ({ project, payments, refunds, disputes }: TrackerViewModel, t: Texts) => {
  const isInvoiced = project.invoiceApprovedAt !== null
  return t.tracker.settlement[findSettlement({ payments, refunds, disputes, isInvoiced })]
}

type CancelledOrder = Pick<TrackerViewModel['project'], 'cancelCause' | 'freeRelease'>

const findShownCause = ({ cancelCause, freeRelease }: CancelledOrder) => {
  if (cancelCause === 'expired') return findExpiryCause(freeRelease)
  return cancelCause === 'customer' ? 'customer' : 'caseworker'
}

const describeCancellation = (model: TrackerViewModel, t: Texts): TrackerNotice => {
  const { project, obstacleCode } = model
  const money = describeMoney(model, t)
  const { orderAgainHint, cancelled } = t.tracker
  if (project.cancelCause === 'notFulfillable') {
    const explanation = obstacleCode && describeTroubleForCustomer({ code: obstacleCode }, t)
    const questions = t.tracker.questions(model.contactMail)
    const text = joinSentences(explanation || cancelled.notFulfillable.text, money, questions)
    return { tone: 'wait', title: cancelled.notFulfillable.title, text }
  }
  const { title, text } = cancelled[findShownCause(project)]
  return { tone: 'quiet', title, text: joinSentences(text, money, orderAgainHint) }
}

/** What became of an order that cost nothing; one whose time is over is not always cancelled yet. */
export const describeFreeOrderEnd = ({ cancelCause, freeRelease }: CancelledOrder, t: Texts) => {
  const ended = { cancelCause: cancelCause ?? ('expired' as const), freeRelease }
  const { title, text } = t.tracker.cancelled[findShownCause(ended)]
  return { title, text: joinSentences(text, t.tracker.settlement.none) }
}

/** What became of an order or a project that is over, and of its money. */
export const describeEnd = (model: TrackerViewModel, t: Texts): TrackerNotice => {
  const { project, contactMail } = model
  if (project.cancelCause) return describeCancellation(model, t)
  const { archived, tearingDown, tornDown } = t.tracker
  if (!project.teardownAt) {
    const site = project.suspendedAt ? undefined : archived.stillOnline
    return {
      tone: 'quiet',
      title: archived.title,
      text: joinSentences(site, archived.text(contactMail)),
    }
  }
  if (!project.tornDownAt) return { tone: 'busy', ...tearingDown }
  const bought = isBought(project.domainKind)
    ? tornDown.bought(toUnicodeDomain(project.domainName), contactMail)
    : undefined
  return { tone: 'quiet', title: tornDown.title, text: joinSentences(tornDown.text, bought) }
}
