import { placesFrom } from '../../domain/naming/additional-domains'
import { domainGrowth } from '../engine/domain-append'
import { placeOf, serverOf } from '../engine/latest-event'
import type { Bench, Step } from '../engine/process'
import { later } from '../engine/process'

type Place = { domain: string; zone: string }

/** Asks all authoritative servers whether they lead the name to the project's server. */
export const visibleAt = ({ dns, events }: Bench, { domain, zone }: Place) => {
  const { ipv4, ipv6 } = serverOf(events)
  return dns.visible({ zone, name: domain, ipv4, ...(ipv6 ? { ipv6 } : {}) })
}

export const notVisible = (look: number, missingAt: readonly string[]) =>
  later(look < 20 ? 1 : 30, {
    vendor: 'dns',
    code: 'NOT_VISIBLE',
    vendorText: missingAt.join(', '),
    owner: 'vendor',
  })

/** The first name is claimed in the append that says that all are visible. */
export const awaitPropagation: Step = {
  id: 'propagation',
  deadlineMinutes: 120,
  run: async (bench) => {
    const { events, look, project, tell } = bench
    const place = placeOf(events)
    const others = placesFrom(project.names, 'pointed')
    const [first, ...rest] = await Promise.all(
      [place, ...others].map((one) => visibleAt(bench, one)),
    )
    const missingAt = [first, ...rest].flatMap((seen) => seen?.missingAt ?? [])
    if (missingAt.length > 0) return notVisible(look, missingAt)
    const claimed = {
      type: 'DomainClaimed' as const,
      data: { projectId: project.id, primary: true },
    }
    await tell(
      { type: 'ConfirmPropagation', data: { nameservers: first?.seenBy ?? [] } },
      { grows: [await domainGrowth(bench, place.domain, claimed)] },
    )
    return undefined
  },
}
