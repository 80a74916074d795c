import pLimit from 'p-limit'
import { z } from 'zod'
import type { DriftSource } from '../../../projections/queries/drift-findings'
import { hasInwxCode } from '../../integrations/inwx/transport/result-codes'
import { VendorError } from '../../integrations/vendor-error'
import type { ProcessDependencies } from '../engine/process-dependencies'
import type { ExpectedProject, ExpectedState } from './expected-state'
import { listExpectedRecords } from './find-dns-drift'
import type { MissingSources, ObservedState, SiteObservation } from './observed-state'
import { comparableDomainsOf } from './project-domains'
import { isSteady } from './steady-state'

type SiteTarget = { domain: string; ip: string }
type ObservationRun = {
  dependencies: ProcessDependencies
  expected: ExpectedState
  missing: MissingSources
}

/** At a vendor at once: a long list of ours is no storm for it. */
const concurrency = 8
const paymentDaysBack = 60

/** Who does not answer is noted once, and looked past. */
const noteSilentVendor = async <T>(
  { missing }: ObservationRun,
  source: DriftSource,
  work: () => Promise<T>,
): Promise<T | undefined> => {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof VendorError)) throw error
    const { code } = error.details
    if (!missing.some((one) => one.source === source)) missing.push({ source, code })
    return undefined
  }
}

const isMissing = ({ missing }: ObservationRun, source: DriftSource) =>
  missing.some((one) => one.source === source)

const readHosting =
  ({ dependencies: { coolify } }: ObservationRun) =>
  async () => ({
    projects: await coolify.listProjects(),
    applications: await coolify.listApplications(),
    databases: await coolify.listDatabases(),
    servers: await coolify.listServers(),
  })

/** A zone that is gone has no records. */
const readZoneRecords = async ({ dependencies: { inwx } }: ObservationRun, zone: string) => {
  try {
    return await inwx.listZoneRecords(zone)
  } catch (error) {
    if (hasInwxCode(error, '2303')) return []
    throw error
  }
}

const queryZones = async <T>(
  look: ObservationRun,
  source: DriftSource,
  zones: readonly string[],
  ask: (zone: string) => Promise<T>,
) => {
  const found = new Map<string, T>()
  await pLimit(concurrency).map(zones, async (zone) => {
    // One that is down is not asked for every zone.
    if (isMissing(look, source)) return
    const answer = await noteSilentVendor(look, source, () => ask(zone))
    if (answer !== undefined) found.set(zone, answer)
  })
  return found
}

const healthSchema = z.object({ projectId: z.string() })

const parseProjectId = (body: string): string | undefined => {
  try {
    return healthSchema.parse(JSON.parse(body)).projectId
  } catch {
    return undefined
  }
}

const probeSite = async (
  { dependencies: { siteAddress, siteProbe } }: ObservationRun,
  domain: string,
  ip: string,
) => {
  const url = `${siteAddress.scheme}://${domain}${siteAddress.port}/health?nonce=${crypto.randomUUID()}`
  const via = siteAddress.via ? { via: siteAddress.via } : {}
  const { status, body } = await siteProbe.probe({ url, ip, ...via, timeoutMs: 10_000 })
  const projectId = status === 200 ? parseProjectId(body) : undefined
  return { status, projectId }
}

const observeSite = async (
  look: ObservationRun,
  { domain, ip }: SiteTarget,
): Promise<SiteObservation> => {
  try {
    const { status, projectId } = await probeSite(look, domain, ip)
    if (projectId) return { state: 'told', projectId }
    return { state: 'silent', code: status === 200 ? 'GARBAGE' : `HTTP ${status}` }
  } catch (error) {
    // How a site fails to answer is what was asked for.
    if (error instanceof VendorError) return { state: 'silent', code: error.details.code }
    throw error
  }
}

const siteTargetsOf =
  ({ expected }: ObservationRun) =>
  (project: ExpectedProject): SiteTarget[] => {
    const server = expected.servers.find(({ id }) => id === project.serverId)
    if (!server || !isSteady(project, expected) || project.suspendedAt !== null) return []
    return comparableDomainsOf(project, expected).map(({ name }) => ({
      domain: name,
      ip: server.ipv4,
    }))
  }

const observeSites = async (look: ObservationRun) => {
  const found = new Map<string, SiteObservation>()
  const targets = look.expected.projects.flatMap(siteTargetsOf(look))
  await pLimit(concurrency).map(targets, async (target) => {
    found.set(target.domain, await observeSite(look, target))
  })
  return found
}

/** Asks everybody outside, read-only and by lists where there are lists. */
export const observeVendors = async (
  deps: ProcessDependencies,
  known: ExpectedState,
): Promise<{ seen: ObservedState; missing: MissingSources }> => {
  const look: ObservationRun = { dependencies: deps, expected: known, missing: [] }
  const { inwx, dns, stripe } = deps
  const zones = [...new Set(listExpectedRecords(known).map(({ zone }) => zone))]
  const since = new Date(Date.parse(known.asOf) - paymentDaysBack * 86_400_000).toISOString()
  const [domains, stands, paid, sites, nameservers] = await Promise.all([
    noteSilentVendor(look, 'inwx', () => inwx.listDomains()),
    noteSilentVendor(look, 'coolify', readHosting(look)),
    noteSilentVendor(look, 'stripe', () => stripe.listPaidSessions(since)),
    observeSites(look),
    queryZones(look, 'dns', zones, (zone) => dns.resolveNameservers(zone)),
  ])
  const records = await queryZones(look, 'inwx', zones, (zone) => readZoneRecords(look, zone))
  const seen: ObservedState = {
    ...(domains ? { domains } : {}),
    ...(stands ? { hosting: stands } : {}),
    ...(paid ? { payments: { since, paid } } : {}),
    zones: records,
    nameservers,
    sites,
  }
  return { seen, missing: look.missing }
}
