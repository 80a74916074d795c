import type {
  AnyStepId,
  FreeOrderHoldCause,
  Owner,
  PaymentMethod,
  Vendor,
} from '../../events/codes'
import { freeReleaseWaits } from '../../src/domain/order/free-release'
import { describeTroubleForStaff } from '../texts/describe-trouble'
import { formatMoney } from '../texts/format'
import type { Locale } from '../texts/locale'
import { textsFor } from '../texts/texts'
import type { LetterPart } from './letter'
import { renderLetter, toParagraphs } from './letter'
import type { MailContent } from './mail-content'

/** A member of staff; without `name`, the shared address. */
export type StaffMailContext = {
  locale: Locale
  name?: string
  projectName: string
  orderNumber: string
  projectUrl: string
}

export type StalledStepMailData = {
  step: AnyStepId
  vendor?: Vendor
  code: string
  vendorText?: string
  owner: Owner
}

export const linkToProject = ({ locale, projectUrl }: StaffMailContext): LetterPart => {
  const { staff } = textsFor(locale).mails
  return { kind: 'link', text: staff.open, url: projectUrl, link: staff.openLink }
}

/** Sent when an order begins only once a person has approved it. */
export const composeStaffApprovalMail = (
  context: StaffMailContext,
  order: { grossCents: number; paymentMethod: PaymentMethod },
): MailContent => {
  const t = textsFor(context.locale)
  const { staffApproval } = t.mails
  return renderLetter({
    locale: context.locale,
    ...(context.name ? { name: context.name } : {}),
    subject: staffApproval.subject(context.projectName),
    parts: [
      ...toParagraphs(staffApproval.text(context.projectName, context.orderNumber)),
      {
        kind: 'facts',
        facts: [
          [staffApproval.total, formatMoney(order.grossCents, context.locale)],
          [staffApproval.payment, t.paymentMethods[order.paymentMethod]],
        ],
      },
      linkToProject(context),
    ],
  })
}

/** Sent when a project stalls: the step, the reason and who has to act. */
export const composeStaffStalledMail = (
  context: StaffMailContext,
  trouble: StalledStepMailData,
): MailContent => {
  const t = textsFor(context.locale)
  const { staffStalled } = t.mails
  const step = t.steps.labels[trouble.step].open
  const from = [...(trouble.vendor ? [t.vendors[trouble.vendor]] : []), trouble.code].join(' ')
  return renderLetter({
    locale: context.locale,
    ...(context.name ? { name: context.name } : {}),
    subject: staffStalled.subject(context.projectName, step),
    parts: [
      ...toParagraphs(staffStalled.text(context.projectName, context.orderNumber)),
      {
        kind: 'facts',
        facts: [
          [staffStalled.step, step],
          [staffStalled.reason, describeTroubleForStaff(trouble, t) ?? trouble.code],
          [staffStalled.from, from],
          [t.ownerLabel, t.owners[trouble.owner]],
        ],
      },
      linkToProject(context),
    ],
  })
}

/** Sent when an order that costs nothing waits for approval, with the reason. */
export const composeStaffFreeOrderMail = (
  context: StaffMailContext,
  cause: FreeOrderHoldCause,
): MailContent => {
  const t = textsFor(context.locale)
  const { staffFreeOrder } = t.mails
  const reason = describeTroubleForStaff(freeReleaseWaits[cause], t) ?? cause
  return renderLetter({
    locale: context.locale,
    ...(context.name ? { name: context.name } : {}),
    subject: staffFreeOrder.subject(context.projectName),
    parts: [
      ...toParagraphs(staffFreeOrder.text(context.projectName, context.orderNumber), reason),
      linkToProject(context),
    ],
  })
}
