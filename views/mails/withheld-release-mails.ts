import { describeTroubleForStaff } from '../texts/describe-trouble'
import { textsFor } from '../texts/texts'
import type { CustomerMailContext } from './customer-mail-context'
import { composeCustomerMail, linkToTracker } from './customer-mail-context'
import { renderLetter, toParagraphs } from './letter'
import type { MailContent } from './mail-content'
import type { StaffMailContext } from './staff-mails'
import { linkToProject } from './staff-mails'

/** The money is there, but what the order needs is not. */
export const composeReleaseWithheldMail = (context: CustomerMailContext): MailContent => {
  const { releaseWithheld } = textsFor(context.locale).mails
  return composeCustomerMail(context, releaseWithheld.subject(context.projectName), [
    ...toParagraphs(...releaseWithheld.text(context.projectName)),
    linkToTracker(context, releaseWithheld.open),
  ])
}

/** `code`: the check that failed. */
export const composeStaffReleaseWithheldMail = (
  context: StaffMailContext,
  { code, detail }: { code: string; detail?: string },
): MailContent => {
  const t = textsFor(context.locale)
  const { staffReleaseWithheld } = t.mails
  const reason = describeTroubleForStaff({ code }, t) ?? code
  return renderLetter({
    locale: context.locale,
    ...(context.name ? { name: context.name } : {}),
    subject: staffReleaseWithheld.subject(context.projectName),
    parts: [
      ...toParagraphs(
        staffReleaseWithheld.text(context.projectName, context.orderNumber),
        detail ? `${reason} (${detail})` : reason,
        staffReleaseWithheld.next,
      ),
      linkToProject(context),
    ],
  })
}
