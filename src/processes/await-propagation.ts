import { domainStream } from '../../events/streams'
import { past, serverOf } from './past'
import type { Step } from './process'
import { later } from './process'

/** Asks all authoritative servers; the name is claimed in the append that says it is visible. */
export const awaitPropagation: Step = {
  id: 'propagation',
  deadlineMinutes: 120,
  run: async ({ dns, events, look, project, store, tell }) => {
    const { domain, zone } = past(events, 'DomainAssigned').data
    const { ipv4, ipv6 } = serverOf(events)
    const wanted = { zone, name: domain, ipv4, ...(ipv6 ? { ipv6 } : {}) }
    const { seenBy, missingAt } = await dns.visible(wanted)
    if (missingAt.length > 0)
      return later(look < 20 ? 1 : 30, {
        vendor: 'dns',
        code: 'NOT_VISIBLE',
        vendorText: missingAt.join(', '),
        owner: 'vendor',
      })
    const stream = domainStream(domain)
    const { at } = await store.read(stream)
    const claimed = {
      type: 'DomainClaimed' as const,
      data: { projectId: project.id, primary: true },
    }
    await tell(
      { type: 'ConfirmPropagation', data: { nameservers: seenBy } },
      { grows: [{ stream, at, events: [claimed] }] },
    )
    return undefined
  },
}
