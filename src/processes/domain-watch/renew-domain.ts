import { domainStream } from '../../../events/streams'
import { decideDomainRenewed } from '../../domain/naming/decide-domain-facts'
import { decideAppend } from '../../store/event-store/stream-append'
import { nothingToDo } from '../engine/job-outcome'
import type { Step } from '../engine/process'

/** Renewed once for each payment: INWX is asked to renew from the end that was paid for. */
export const renewDomain: Step = {
  id: 'domain',
  run: async ({ append, cause, inwx, store }) => {
    const renewal = cause.type === 'PaymentConfirmed' ? cause.data.renewal : undefined
    if (!renewal) return nothingToDo('the payment pays no renewal')
    const { expiresAt, costCents } = await inwx.ensureRenewed(renewal.domain, renewal.periodEnd)
    await append(async () => [
      await decideAppend(store, domainStream(renewal.domain), (past) =>
        decideDomainRenewed(past, { expiresAt, costCents }),
      ),
    ])
    return undefined
  },
}
