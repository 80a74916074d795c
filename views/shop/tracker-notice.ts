import type { Tone } from '../layout/page-frame'
import type { Texts } from '../texts/de'
import { customerSentence } from '../texts/trouble-texts'
import type { Tracked } from './tracker-view-model'

export type NextSaid = { tone: Tone; title: string; text: string }

const whilePaying = ({ project, checkoutUrl, obstacle }: Tracked, t: Texts): NextSaid => {
  if (checkoutUrl) return { tone: 'wait', ...t.tracker.payOnline }
  const because = obstacle && customerSentence({ code: obstacle }, t)
  if (because) return { tone: 'wait', title: t.tracker.hindered, text: because }
  const isOnline = project.paymentMethod.startsWith('stripe') && project.price.grossCents > 0
  return isOnline ? { tone: 'wait', ...t.tracker.payLater } : { tone: 'busy', ...t.tracker.invoice }
}

/** Where she can mend it herself, she is not sent to us. */
const whileStalled = ({ project, mend }: Tracked, t: Texts): NextSaid => {
  if (mend) return { tone: 'wait', ...t.tracker.stalledCode }
  const isHers = project.stalled?.owner === 'customer'
  return { tone: 'wait', ...(isHers ? t.tracker.stalledYou : t.tracker.stalledUs) }
}

const ended = ({ project, obstacle }: Tracked, t: Texts): NextSaid => {
  const because = obstacle && customerSentence({ code: obstacle }, t)
  if (project.cancelCause === 'notFulfillable' && because)
    return { tone: 'wait', title: t.tracker.unfulfilled, text: because }
  return project.cancelCause === 'expired'
    ? { tone: 'quiet', ...t.tracker.expired }
    : { tone: 'quiet', ...t.tracker.cancelled }
}

/** What the customer has to know first: what happens next, and whether anything is asked of her. */
export const nextSaid = (tracked: Tracked, t: Texts): NextSaid => {
  switch (tracked.project.status) {
    case 'active':
      return { tone: 'good', ...t.tracker.live }
    case 'pending_payment':
      return whilePaying(tracked, t)
    case 'archived':
      return ended(tracked, t)
    case 'suspended':
      return { tone: 'wait', ...t.tracker.suspended }
    case 'error':
      return whileStalled(tracked, t)
    default:
      return { tone: 'busy', ...t.tracker.busy }
  }
}
