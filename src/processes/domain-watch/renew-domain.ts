import { domainStream } from '../../../events/streams'
import type { Step } from '../engine/process'

/** Renewed once for each payment: INWX is asked to renew from the end that was paid for. */
export const renewDomain: Step = {
  id: 'domain',
  run: async ({ append, cause, inwx, store }) => {
    const renewal = cause.type === 'PaymentConfirmed' ? cause.data.renewal : undefined
    if (!renewal) return undefined
    const { expiresAt, costCents } = await inwx.ensureRenewed(renewal.domain, renewal.periodEnd)
    const stream = domainStream(renewal.domain)
    const { events, version } = await store.read(stream)
    const isTold = events.some(
      (event) => event.type === 'DomainRenewed' && event.data.expiresAt === expiresAt,
    )
    if (isTold) return undefined
    await append([
      {
        stream,
        expectedVersion: version,
        events: [{ type: 'DomainRenewed', data: { expiresAt, costCents } }],
      },
    ])
    return undefined
  },
}
