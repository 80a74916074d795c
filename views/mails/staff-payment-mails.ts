import { formatDate, formatMoney } from '../texts/format'
import { textsFor } from '../texts/texts'
import { renderLetter, toParagraphs } from './letter'
import type { MailContent } from './mail-content'
import type { StaffMailContext } from './staff-mails'
import { linkToProject } from './staff-mails'

/** `reason`: Stripe's word. `answerBy`: ISO-8601, where the bank takes an answer. */
export type ReclaimedPayment = {
  amountCents: number
  reason: string
  paymentRef: string
  answerBy?: string
}

type Kind = 'staffDisputed' | 'staffPaymentReturned'

const composeReclaimMail = (
  context: StaffMailContext,
  kind: Kind,
  { amountCents, reason, paymentRef, answerBy }: ReclaimedPayment,
): MailContent => {
  const t = textsFor(context.locale)
  const texts = t.mails[kind]
  const { facts } = t.mails.staffReclaim
  const amount = formatMoney(amountCents, context.locale)
  return renderLetter({
    locale: context.locale,
    ...(context.name ? { name: context.name } : {}),
    subject: texts.subject(context.projectName, amount),
    parts: [
      ...toParagraphs(texts.text(context.projectName, context.orderNumber, amount), texts.next),
      {
        kind: 'facts',
        facts: [
          [facts.reason, t.disputes.reasons[reason] ?? reason],
          [facts.payment, paymentRef],
          ...(answerBy
            ? [[facts.answerBy, formatDate(answerBy, context.locale)] as [string, string]]
            : []),
        ],
      },
      linkToProject(context),
    ],
  })
}

/** The customer's bank asks a payment back; whoever answers at Stripe has until the day it names. */
export const composeStaffDisputedMail = (context: StaffMailContext, payment: ReclaimedPayment) =>
  composeReclaimMail(context, 'staffDisputed', payment)

/** The money is gone: how it is claimed is a person's decision. */
export const composeStaffPaymentReturnedMail = (
  context: StaffMailContext,
  payment: ReclaimedPayment,
) => composeReclaimMail(context, 'staffPaymentReturned', payment)
