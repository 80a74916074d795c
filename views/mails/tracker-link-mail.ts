import { textsFor } from '../texts/texts'
import type { CustomerMailContext } from './customer-mail-context'
import { composeCustomerMail, linkToTracker } from './customer-mail-context'
import { toParagraphs } from './letter'

/** Sent to whoever lost the link: the way to the order's page. */
export const composeTrackerLinkMail = (to: CustomerMailContext, orderNumber: string) => {
  const { trackerLink } = textsFor(to.locale).mails
  return composeCustomerMail(to, trackerLink.subject(orderNumber), [
    ...toParagraphs(trackerLink.text(to.projectName)),
    linkToTracker(to, trackerLink.open),
    ...toParagraphs(trackerLink.notAsked),
  ])
}
