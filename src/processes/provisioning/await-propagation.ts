import { listDomainsFromStage } from '../../domain/naming/additional-domains'
import type { DomainInZone } from '../../domain/naming/primary-domain'
import { servedHostnamesOf } from '../../domain/plan/site-records'
import { domainAppend } from '../engine/domain-append'
import { pollIn } from '../engine/job-outcome'
import { currentServer, requirePrimaryDomain } from '../engine/latest-event'
import type { Step, StepContext } from '../engine/process'
import { assertCertificateAllowed } from './assert-certificate-allowed'

/** Asks all authoritative servers whether they lead the name, and its `www.`, to the project's server. */
export const checkDnsVisibility = async (
  { dns, events, project }: StepContext,
  target: DomainInZone,
) => {
  const { ipv4, ipv6 } = currentServer(events)
  const address = { zone: target.zone, ipv4, ...(ipv6 ? { ipv6 } : {}) }
  const hosts = servedHostnamesOf(target, project.recordedHosts)
  const answers = await Promise.all(hosts.map((name) => dns.checkVisibility({ ...address, name })))
  const missingAt = [...new Set(answers.flatMap((answer) => answer.missingAt))]
  const seenBy = (answers[0]?.seenBy ?? []).filter((server) => !missingAt.includes(server))
  return { seenBy, missingAt }
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
    for (const one of [target, ...others]) await assertCertificateAllowed(context, one)
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
