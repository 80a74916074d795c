import { listDomainsFromStage } from '../../domain/naming/additional-domains'
import { domainAppend } from '../engine/domain-append'
import { pollIn } from '../engine/job-outcome'
import { currentServer, requirePrimaryDomain } from '../engine/latest-event'
import type { Step, StepContext } from '../engine/process'

type DomainInZone = { domain: string; zone: string }

/** Asks all authoritative servers whether they lead the name to the project's server. */
export const checkDnsVisibility = (
  { dns, events }: StepContext,
  { domain, zone }: DomainInZone,
) => {
  const { ipv4, ipv6 } = currentServer(events)
  return dns.checkVisibility({ zone, name: domain, ipv4, ...(ipv6 ? { ipv6 } : {}) })
}

export const waitForVisibility = (pollCount: number, missingAt: readonly string[]) =>
  pollIn(pollCount < 20 ? 1 : 30, {
    vendor: 'dns',
    code: 'NOT_VISIBLE',
    vendorText: missingAt.join(', '),
    owner: 'vendor',
  })

/** The first name is claimed in the append that says that all are visible. */
export const awaitPropagation: Step = {
  id: 'propagation',
  deadlineMinutes: 120,
  run: async (context) => {
    const { events, pollCount, project, handle } = context
    const target = requirePrimaryDomain(events)
    const others = listDomainsFromStage(project.additionalDomains, 'pointed')
    const [first, ...rest] = await Promise.all(
      [target, ...others].map((one) => checkDnsVisibility(context, one)),
    )
    const missingAt = [first, ...rest].flatMap((visibility) => visibility?.missingAt ?? [])
    if (missingAt.length > 0) return waitForVisibility(pollCount, missingAt)
    const claimed = {
      type: 'DomainClaimed' as const,
      data: { projectId: project.id, primary: true },
    }
    await handle(
      { type: 'ConfirmPropagation', data: { nameservers: first?.seenBy ?? [] } },
      { appends: async () => [await domainAppend(context, target.domain, claimed)] },
    )
    return undefined
  },
}
