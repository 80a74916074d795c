import { textsFor } from '../texts/texts'
import { troubleOf } from '../texts/trouble-texts'
import type { Addressed } from './customer-mail-context'
import { toTracker } from './customer-mail-context'
import { letterMail, said } from './letter'
import type { Mail } from './mail-content'
import type { StandsAt } from './provisioning-mails'

/** Told when a transfer has begun: what the old provider may still ask. */
export const transferStartedMail = (to: Addressed): Mail => {
  const { transferStarted } = textsFor(to.locale).mails
  return letterMail({
    locale: to.locale,
    name: to.customerName,
    subject: transferStarted.subject(to.domain),
    parts: [
      ...said(transferStarted.text(to.domain)),
      { kind: 'list', title: transferStarted.next, items: transferStarted.items },
      ...said(transferStarted.duration),
      toTracker(to),
    ],
  })
}

/** Told when a transferred name is here: what may be ended elsewhere now, and what not yet. */
export const transferCompletedMail = (to: Addressed): Mail => {
  const { transferCompleted } = textsFor(to.locale).mails
  return letterMail({
    locale: to.locale,
    name: to.customerName,
    subject: transferCompleted.subject(to.domain),
    parts: [...said(transferCompleted.text(to.domain), ...transferCompleted.next), toTracker(to)],
  })
}

/** Told when a transfer failed: exactly what to do, and where. */
export const transferFailedMail = (to: Addressed, at: StandsAt): Mail => {
  const t = textsFor(to.locale)
  const { transferFailed } = t.mails
  const because = troubleOf(at, t)?.customer
  return letterMail({
    locale: to.locale,
    name: to.customerName,
    subject: transferFailed.subject(to.domain),
    parts: [
      ...said(transferFailed.text(to.domain), ...(because ? [because] : [])),
      { kind: 'list', title: transferFailed.todo, items: transferFailed.items },
      toTracker(to, transferFailed.here),
      ...said(transferFailed.after),
    ],
  })
}
