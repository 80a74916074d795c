import { liveMail } from '../../../views/mails/welcome-mail'
import { signInvite } from '../../security/jws'
import { past } from '../engine/latest-event'
import { openCustomer } from '../engine/open-customer'
import type { Bench, Step } from '../engine/process'
import { localeOfCustomer } from '../notifications/mail-customer'
import { sendOnce } from '../notifications/send-mail-once'

/** The same link in every copy: all of it comes from the event. */
const inviteLink = async (
  { cause, keys, project, publicUrl }: Bench,
  url: string,
  email: string,
) => {
  const invite = await signInvite({
    key: await keys.current('license'),
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
export const welcomeCustomer: Step = {
  id: 'live',
  deadlineMinutes: 24 * 60,
  run: async (bench) => {
    const { events, project, tell, trainingUrl } = bench
    const messageId = `<welcome.${project.id}@vrs.gmbh>`
    const customer = await openCustomer(bench, project.customerId)
    if (customer) {
      const { url } = past(events, 'ProjectWentLive').data
      const words = liveMail({
        locale: localeOfCustomer(bench),
        customerName: customer.name,
        projectName: project.name,
        siteUrl: url,
        inviteUrl: await inviteLink(bench, url, customer.email),
        trainingUrl,
      })
      await sendOnce(bench, { ...words, messageId, to: customer.email, template: 'welcome' })
    }
    await tell({ type: 'WelcomeCustomer', data: { messageId } })
    return undefined
  },
}
