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

/** A vendor that does not answer is noted once and left out. */
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

/** A zone that does not exist has no records. */
const readZoneRecords = async ({ dependencies: { inwx } }: ObservationRun, zone: string) => {
  try {
    return await inwx.listZoneRecords(zone)
  } catch (error) {
    if (hasInwxCode(error, '2303')) return []
    throw error
  }
}

const queryZones = async <T>(
  run: ObservationRun,
  source: DriftSource,
  zones: readonly string[],
  ask: (zone: string) => Promise<T>,
) => {
  const found = new Map<string, T>()
  await pLimit(concurrency).map(zones, async (zone) => {
    // A vendor that is down is not asked about every zone.
    if (isMissing(run, source)) return
    const answer = await noteSilentVendor(run, source, () => ask(zone))
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
  run: ObservationRun,
  { domain, ip }: SiteTarget,
): Promise<SiteObservation> => {
  try {
    const { status, projectId } = await probeSite(run, domain, ip)
    if (projectId) return { state: 'told', projectId }
    return { state: 'silent', code: status === 200 ? 'GARBAGE' : `HTTP ${status}` }
  } catch (error) {
    // How a site fails to answer is the observation.
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

const observeSites = async (run: ObservationRun) => {
  const found = new Map<string, SiteObservation>()
  const targets = run.expected.projects.flatMap(siteTargetsOf(run))
  await pLimit(concurrency).map(targets, async (target) => {
    found.set(target.domain, await observeSite(run, target))
  })
  return found
}

/** Asks all vendors, read-only and by lists where there are lists. */
export const observeVendors = async (
  deps: ProcessDependencies,
  expected: ExpectedState,
): Promise<{ observed: ObservedState; missing: MissingSources }> => {
  const run: ObservationRun = { dependencies: deps, expected: expected, missing: [] }
  const { inwx, dns, stripe } = deps
  const zones = [...new Set(listExpectedRecords(expected).map(({ zone }) => zone))]
  const since = new Date(Date.parse(expected.asOf) - paymentDaysBack * 86_400_000).toISOString()
  const [domains, hosting, paid, sites, nameservers] = await Promise.all([
    noteSilentVendor(run, 'inwx', () => inwx.listDomains()),
    noteSilentVendor(run, 'coolify', readHosting(run)),
    noteSilentVendor(run, 'stripe', () => stripe.listPaidSessions(since)),
    observeSites(run),
    queryZones(run, 'dns', zones, (zone) => dns.resolveNameservers(zone)),
  ])
  const records = await queryZones(run, 'inwx', zones, (zone) => readZoneRecords(run, zone))
  const observed: ObservedState = {
    ...(domains ? { domains } : {}),
    ...(hosting ? { hosting: hosting } : {}),
    ...(paid ? { payments: { since, paid } } : {}),
    zones: records,
    nameservers,
    sites,
  }
  return { observed, missing: run.missing }
}
