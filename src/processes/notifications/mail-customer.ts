import type { CustomerMailContext } from '../../../views/mails/customer-mail-context'
import type { MailContent } from '../../../views/mails/mail-content'
import type { MailTemplateName } from '../../../views/mails/template-names'
import { isolateName } from '../../domain/contact/isolate-name'
import { toUnicodeDomain } from '../../domain/naming/unicode-domain'
import { createMessageId } from '../../integrations/smtp/message-id'
import { createOrderToken } from '../../security/order-token'
import { latestEvent } from '../engine/latest-event'
import type { StepContext } from '../engine/process'
import { openCustomer } from './open-customer'
import { sendMailOnce } from './send-mail-once'

/** What mails need of a step's context. */
export type MailDependencies = Pick<
  StepContext,
  | 'withAdvisoryLock'
  | 'contactMail'
  | 'events'
  | 'mail'
  | 'orderTokenKey'
  | 'project'
  | 'publicUrl'
  | 'senderDomain'
  | 'sql'
  | 'staffMail'
  | 'vault'
>

export type CustomerMailRequest = {
  template: MailTemplateName
  /** What makes it this one mail: an event's id, so that a copy is known as one. */
  key: string
  render: (to: CustomerMailContext) => MailContent
}

/** The order's page, by the link that needs no account. */
const trackerUrl = ({ orderTokenKey, project, publicUrl }: MailDependencies) =>
  `${publicUrl}/orders/${project.id}?t=${createOrderToken(orderTokenKey, project.id)}`

export const customerLocale = ({ events }: Pick<MailDependencies, 'events'>) =>
  latestEvent(events, 'ProjectOrdered').data.locale ?? 'de'

/** Writes to the customer in her language; nothing once she was erased, and no mail twice. */
export const mailCustomer = async (
  deps: MailDependencies,
  { template, key, render }: CustomerMailRequest,
) => {
  const { project } = deps
  const customer = await openCustomer(deps, project.customerId)
  const messageId = createMessageId(deps.senderDomain, template, key)
  if (!customer) return
  const content = render({
    locale: customerLocale(deps),
    customerName: isolateName(customer.name),
    projectName: isolateName(project.name),
    domain: isolateName(toUnicodeDomain(project.domain.name)),
    trackerUrl: trackerUrl(deps),
    contactMail: deps.contactMail,
  })
  const outgoing = { ...content, messageId, to: customer.email, template }
  await sendMailOnce(deps, outgoing, { personId: project.customerId, recipient: 'customer' })
}
