import { domainStream } from '../../../events/streams'
import { decideDomainRenewed } from '../../domain/naming/decide-domain-facts'
import { VendorError } from '../../integrations/vendor-error'
import { decideAppend } from '../../store/event-store/stream-append'
import { nothingToDo } from '../engine/job-outcome'
import type { Step, StepContext } from '../engine/process'

/** Not renewable: its term, or the time to renew, is over. */
const tooLateCode = '2105'

const ensureRenewed = async (
  inwx: StepContext['inwx'],
  { domain, periodEnd }: { domain: string; periodEnd: string },
) => {
  try {
    return await inwx.ensureRenewed(domain, periodEnd)
  } catch (error) {
    if (error instanceof VendorError && error.details.code === tooLateCode) return undefined
    throw error
  }
}

/** Renewed once for each payment: INWX is asked to renew from the end that was paid for. */
export const renewDomain: Step = {
  id: 'domain',
  run: async ({ append, cause, handle, inwx, store }) => {
    const renewal = cause.type === 'PaymentConfirmed' ? cause.data.renewal : undefined
    if (cause.type !== 'PaymentConfirmed' || !renewal)
      return nothingToDo('the payment pays no renewal')
    const renewed = await ensureRenewed(inwx, renewal)
    if (!renewed) {
      const { paymentRef } = cause.data
      await handle({ type: 'RefuseRenewal', data: { paymentRef, ...renewal } })
      return undefined
    }
    const { expiresAt, costCents } = renewed
    await append(async () => [
      await decideAppend(store, domainStream(renewal.domain), (past) =>
        decideDomainRenewed(past, { expiresAt, costCents }),
      ),
    ])
    return undefined
  },
}
