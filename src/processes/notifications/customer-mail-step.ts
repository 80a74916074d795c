import type { CustomerMailContext } from '../../../views/mails/customer-mail-context'
import type { MailContent } from '../../../views/mails/mail-content'
import type { MailTemplateName } from '../../../views/mails/template-names'
import type { Step, StepContext } from '../engine/process'
import { mailCustomer } from './mail-customer'

export type MailDraft = {
  template: MailTemplateName
  render: (to: CustomerMailContext) => MailContent
}

/**
 * One mail to the customer about the event at hand, or none where `told` answers nothing. It stands
 * under a step without a deadline: while the mail server is away it waits.
 */
export const customerMailStep = (
  id: 'payment' | 'live',
  told: (context: StepContext) => MailDraft | undefined,
  more: Pick<Step, 'dueAt' | 'appliesTo'> = {},
): Step => ({
  ...more,
  id,
  run: async (context) => {
    const mail = told(context)
    if (mail) await mailCustomer(context, { ...mail, key: context.cause.id })
    return undefined
  },
})
