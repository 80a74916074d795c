import { composeWelcomeMail } from '../../../views/mails/welcome-mail'
import { isolateName } from '../../domain/contact/isolate-name'
import { createMessageId } from '../../integrations/smtp/message-id'
import { latestEvent } from '../engine/latest-event'
import type { Step } from '../engine/process'
import { createInviteUrl } from '../notifications/invite-url'
import { customerLocale } from '../notifications/mail-customer'
import { openCustomer } from '../notifications/open-customer'
import { sendMailOnce } from '../notifications/send-mail-once'

/** The mail with the link to set a password. Its Message-ID is the project's, so a copy is known as one. */
export const welcomeCustomerStep: Step = {
  id: 'live',
  deadlineMinutes: 24 * 60,
  run: async (context) => {
    const { events, project, handle, trainingUrl } = context
    const messageId = createMessageId(context.senderDomain, 'welcome', project.id)
    const customer = await openCustomer(context, project.customerId)
    if (customer) {
      const { url } = latestEvent(events, 'ProjectWentLive').data
      const content = composeWelcomeMail({
        locale: customerLocale(context),
        customerName: isolateName(customer.name),
        projectName: isolateName(project.name),
        siteUrl: url,
        inviteUrl: await createInviteUrl(context, url, customer.email),
        trainingUrl,
      })
      const outgoing = { ...content, messageId, to: customer.email, template: 'welcome' }
      const personId = project.customerId
      await sendMailOnce(context, outgoing, { personId, recipient: 'customer' })
    }
    await handle({ type: 'WelcomeCustomer', data: { messageId } })
    return undefined
  },
}
