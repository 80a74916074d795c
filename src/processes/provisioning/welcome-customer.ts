import { composeWelcomeMail } from '../../../views/mails/welcome-mail'
import { signInviteToken } from '../../security/jws'
import { latestEvent } from '../engine/latest-event'
import type { Step, StepContext } from '../engine/process'
import { customerLocale } from '../notifications/mail-customer'
import { openCustomer } from '../notifications/open-customer'
import { sendMailOnce } from '../notifications/send-mail-once'

/** The same link in every copy: all of it comes from the event. */
const inviteLink = async (
  { cause, keys, project, publicUrl }: StepContext,
  url: string,
  email: string,
) => {
  const invite = await signInviteToken({
    key: await keys.getCurrent('license'),
    issuer: publicUrl,
    projectId: project.id,
    personId: project.customerId,
    email,
    jti: cause.id,
    now: new Date(cause.at),
  })
  return `${url}admin/welcome?invite=${invite}`
}

/** The mail with the link to set a password. Its Message-ID is the project's, so a copy is known as one. */
export const welcomeCustomerStep: Step = {
  id: 'live',
  deadlineMinutes: 24 * 60,
  run: async (context) => {
    const { events, project, handle, trainingUrl } = context
    const messageId = `<welcome.${project.id}@vrs.gmbh>`
    const customer = await openCustomer(context, project.customerId)
    if (customer) {
      const { url } = latestEvent(events, 'ProjectWentLive').data
      const content = composeWelcomeMail({
        locale: customerLocale(context),
        customerName: customer.name,
        projectName: project.name,
        siteUrl: url,
        inviteUrl: await inviteLink(context, url, customer.email),
        trainingUrl,
      })
      await sendMailOnce(context, {
        ...content,
        messageId,
        to: customer.email,
        template: 'welcome',
      })
    }
    await handle({ type: 'WelcomeCustomer', data: { messageId } })
    return undefined
  },
}
