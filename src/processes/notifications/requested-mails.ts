import { personStream } from '../../../events/streams'
import { findMailText } from '../../../projections/queries/mail-texts'
import { composeInvitationMail } from '../../../views/mails/invitation-mail'
import { composeTrackerLinkMail } from '../../../views/mails/tracker-link-mail'
import { createMessageId } from '../../integrations/smtp/message-id'
import { openMail } from '../../security/sealed-mail'
import { nothingToDo } from '../engine/job-outcome'
import { latestEvent } from '../engine/latest-event'
import type { Step, StepContext } from '../engine/process'
import type { MailDraft } from './customer-mail-step'
import { awaitsConfirmation, draftConfirmationMail } from './free-order-mails'
import { createInviteUrl } from './invite-url'
import { mailCustomer } from './mail-customer'
import { openCustomer } from './open-customer'
import { sendMailOnce } from './send-mail-once'

const draftTrackerLinkMail = ({ events }: StepContext): MailDraft => {
  const { orderNumber } = latestEvent(events, 'ProjectOrdered').data
  return { template: 'tracker-link', render: (to) => composeTrackerLinkMail(to, orderNumber) }
}

/** The link to the tracker again, for one who lost it; where an address is to be confirmed, that too. */
export const mailTrackerLink: Step = {
  id: 'payment',
  run: async (context) => {
    const confirmation = awaitsConfirmation(context) && (await draftConfirmationMail(context))
    const mail = confirmation || draftTrackerLinkMail(context)
    await mailCustomer(context, { ...mail, key: context.cause.id })
    return undefined
  },
}

const sendInvitation = async (context: StepContext) => {
  const { cause, events, project } = context
  const customer = await openCustomer(context, project.customerId)
  if (!customer) return nothingToDo('the customer was erased')
  const { url } = latestEvent(events, 'ProjectWentLive').data
  const inviteUrl = await createInviteUrl(context, url, customer.email)
  await mailCustomer(context, {
    template: 'invitation',
    key: cause.id,
    render: (to) => composeInvitationMail(to, inviteUrl),
  })
  return undefined
}

/** A new invitation to set the password of the site's administrator. */
export const mailInvitation: Step = { id: 'live', run: sendInvitation }

/** An invitation is valid for a time and once, so another one goes out in its place. */
const invitingTemplates = ['welcome', 'invitation']

/** To the address that the customer has now, which may be why it is sent again. */
const findCurrentAddress = async (
  context: StepContext,
  recipient: 'customer' | 'staff',
  formerAddress: string,
) =>
  recipient === 'customer'
    ? (await openCustomer(context, context.project.customerId))?.email
    : formerAddress

/** The same mail once more, with its text as it was. */
export const resendMail: Step = {
  id: 'payment',
  run: async (context) => {
    const { cause, sql, vault } = context
    if (cause.type !== 'MailResendRequested')
      throw new Error(`expected MailResendRequested, found ${cause.type}`)
    const row = await findMailText(sql, cause.data.mailId)
    const key = row && (await vault.findPersonKey(row.personId))
    if (!row || !key) return nothingToDo('the mail was deleted with the data of its person')
    if (invitingTemplates.includes(row.template)) return sendInvitation(context)
    const { personId, recipient, template } = row
    const at = { stream: personStream(personId), messageId: row.messageId }
    const mail = openMail(vault, key, at, row.sealed)
    const to = await findCurrentAddress(context, recipient, mail.to)
    if (!to) return nothingToDo('the customer was erased')
    const messageId = createMessageId(context.senderDomain, template, cause.id)
    const outgoing = { ...mail, to, template, messageId }
    await sendMailOnce(context, outgoing, { personId, recipient })
    return undefined
  },
}
