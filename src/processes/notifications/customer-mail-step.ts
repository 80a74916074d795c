import type { CustomerMailContext } from '../../../views/mails/customer-mail-context'
import type { MailContent } from '../../../views/mails/mail-content'
import type { MailTemplateName } from '../../../views/mails/template-names'
import { nothingToDo } from '../engine/job-outcome'
import type { Step, StepContext } from '../engine/process'
import { mailCustomer } from './mail-customer'

export type MailDraft = {
  template: MailTemplateName
  render: (to: CustomerMailContext) => MailContent
}

/**
 * One mail to the customer about the event at hand; none where `draft` answers none. Its step has no
 * deadline: while the mail server is down it waits.
 */
export const customerMailStep = (
  id: 'payment' | 'live',
  draft: (context: StepContext) => MailDraft | undefined,
  more: Pick<Step, 'dueAt' | 'appliesTo'> = {},
): Step => ({
  ...more,
  id,
  run: async (context) => {
    const mail = draft(context)
    if (!mail) return nothingToDo(`the customer needs no mail about ${context.cause.type} now`)
    await mailCustomer(context, { ...mail, key: context.cause.id })
    return undefined
  },
})
