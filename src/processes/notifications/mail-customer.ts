import { domainToUnicode } from 'node:url'
import type { Addressed } from '../../../views/mails/customer-mail-context'
import type { Mail } from '../../../views/mails/mail-content'
import type { TemplateName } from '../../../views/mails/template-names'
import { orderToken } from '../../security/order-token'
import { past } from '../engine/latest-event'
import { openCustomer } from '../engine/open-customer'
import type { Bench } from '../engine/process'
import { sendOnce } from './send-mail-once'

/** What writing to people needs of a step's bench. */
export type Writing = Pick<
  Bench,
  'alone' | 'events' | 'mail' | 'orderKey' | 'project' | 'publicUrl' | 'sql' | 'staffMail' | 'vault'
>

export type Post = {
  template: TemplateName
  /** What makes it this one mail: an event's id, so that a copy is known as one. */
  of: string
  write: (to: Addressed) => Mail
}

/** As people write it: `xn--kln-sna.de` -> `köln.de`. */
export const shownDomain = (name: string) => domainToUnicode(name) || name

/** The order's page, by the link that needs no account. */
export const trackerUrl = ({ orderKey, project, publicUrl }: Writing) =>
  `${publicUrl}/orders/${project.id}?t=${orderToken(orderKey, project.id)}`

export const localeOfCustomer = ({ events }: Pick<Writing, 'events'>) =>
  past(events, 'ProjectOrdered').data.locale ?? 'de'

/** Writes to the customer in her language; nothing once she was erased, or a second time. */
export const mailCustomer = async (bench: Writing, { template, of, write }: Post) => {
  const { project } = bench
  const customer = await openCustomer(bench, project.customerId)
  const messageId = `<${template}.${of}@vrs.gmbh>`
  if (!customer) return
  const words = write({
    locale: localeOfCustomer(bench),
    customerName: customer.name,
    projectName: project.name,
    domain: shownDomain(project.domain.name),
    trackerUrl: trackerUrl(bench),
  })
  await sendOnce(bench, { ...words, messageId, to: customer.email, template })
}
