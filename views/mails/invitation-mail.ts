import { textsFor } from '../texts/texts'
import type { CustomerMailContext } from './customer-mail-context'
import { composeCustomerMail } from './customer-mail-context'
import { toParagraphs } from './letter'

/** A new invitation, where the first one got lost or ran out. */
export const composeInvitationMail = (to: CustomerMailContext, inviteUrl: string) => {
  const { invitation, live } = textsFor(to.locale).mails
  return composeCustomerMail(to, invitation.subject(to.projectName), [
    ...toParagraphs(invitation.text(to.projectName)),
    {
      kind: 'link',
      text: live.invite,
      url: inviteUrl,
      link: live.inviteLink,
      hint: live.inviteHint,
    },
    ...toParagraphs(invitation.havePassword),
  ])
}
