import { formatDate } from '../texts/format'
import { textsFor } from '../texts/texts'
import type { CustomerMailContext } from './customer-mail-context'
import { composeCustomerMail, linkToTracker } from './customer-mail-context'
import { toParagraphs } from './letter'

/** `endsAt`: until when the link may be opened; ISO-8601. */
type ConfirmationMailData = { orderNumber: string; confirmationUrl: string; endsAt: string }

/** Sent when an order costs nothing: its customer confirms the address, then it begins. */
export const composeConfirmationMail = (
  to: CustomerMailContext,
  { orderNumber, confirmationUrl, endsAt }: ConfirmationMailData,
) => {
  const { confirmation } = textsFor(to.locale).mails
  return composeCustomerMail(to, confirmation.subject(orderNumber), [
    ...toParagraphs(confirmation.text(to.projectName)),
    {
      kind: 'link',
      text: confirmation.confirm,
      url: confirmationUrl,
      link: confirmation.confirmLink,
      hint: confirmation.until(formatDate(endsAt, to.locale)),
    },
    linkToTracker(to, confirmation.tracker),
    ...toParagraphs(confirmation.notYou),
  ])
}
