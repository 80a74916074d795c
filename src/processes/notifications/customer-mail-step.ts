import type { Addressed } from '../../../views/mails/customer-mail-context'
import type { Mail } from '../../../views/mails/mail-content'
import type { TemplateName } from '../../../views/mails/template-names'
import type { Bench, Step } from '../engine/process'
import { mailCustomer } from './mail-customer'

export type Told = { template: TemplateName; write: (to: Addressed) => Mail }

/**
 * One mail to the customer about the event at hand, or none where `told` answers nothing. It stands
 * under a step without a deadline: while the mail server is away it waits.
 */
export const telling = (
  id: 'payment' | 'live',
  told: (bench: Bench) => Told | undefined,
  more: Pick<Step, 'due' | 'when'> = {},
): Step => ({
  ...more,
  id,
  run: async (bench) => {
    const mail = told(bench)
    if (mail) await mailCustomer(bench, { ...mail, of: bench.cause.id })
    return undefined
  },
})
