import { z } from 'zod'
import type { DriftSource } from '../../../projections/queries/drift-findings'
import { refusedWith } from '../../integrations/inwx/transport/result-codes'
import { VendorError } from '../../integrations/vendor-error'
import type { Tools } from '../engine/process'
import type { Known, KnownProject } from './expected-state'
import { placesOf } from './find-dns-drift'
import type { Missing, Seen, SiteAnswer } from './observed-state'
import { namesAt } from './project-domains'
import { isAtRest } from './steady-state'

type Asked = { domain: string; ip: string }
type Look = { tools: Tools; known: Known; missing: Missing }

const atOnce = 8
const daysBack = 60

/** A few at a time, so that no vendor meets a storm. */
const each = async <T>(all: readonly T[], work: (one: T) => Promise<void>) => {
  const waiting = [...all]
  const worker = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await work(next)
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
}

/** Who does not answer is noted once, and looked past. */
const unlessSilent = async <T>(
  { missing }: Look,
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

const isMissing = ({ missing }: Look, source: DriftSource) =>
  missing.some((one) => one.source === source)

const hosting =
  ({ tools: { coolify } }: Look) =>
  async () => ({
    projects: await coolify.allProjects(),
    applications: await coolify.allApplications(),
    databases: await coolify.allDatabases(),
    servers: await coolify.servers(),
  })

/** A zone that is gone has no records. */
const recordsIn = async ({ tools: { inwx } }: Look, zone: string) => {
  try {
    return await inwx.recordsIn(zone)
  } catch (error) {
    if (refusedWith(error, '2303')) return []
    throw error
  }
}

const byZone = async <T>(
  look: Look,
  source: DriftSource,
  zones: readonly string[],
  ask: (zone: string) => Promise<T>,
) => {
  const found = new Map<string, T>()
  await each(zones, async (zone) => {
    // One that is down is not asked for every zone.
    if (isMissing(look, source)) return
    const answer = await unlessSilent(look, source, () => ask(zone))
    if (answer !== undefined) found.set(zone, answer)
  })
  return found
}

const health = z.object({ projectId: z.string() })

const projectIn = (body: string): string | undefined => {
  try {
    return health.parse(JSON.parse(body)).projectId
  } catch {
    return undefined
  }
}

const siteOf = async ({ tools: { site, sites } }: Look, domain: string, ip: string) => {
  const url = `${site.scheme}://${domain}${site.port}/health?nonce=${crypto.randomUUID()}`
  const via = site.via ? { via: site.via } : {}
  const { status, body } = await sites.look({ url, ip, ...via, timeoutMs: 10_000 })
  const projectId = status === 200 ? projectIn(body) : undefined
  return { status, projectId }
}

const answerOf = async (look: Look, { domain, ip }: Asked): Promise<SiteAnswer> => {
  try {
    const { status, projectId } = await siteOf(look, domain, ip)
    if (projectId) return { state: 'told', projectId }
    return { state: 'silent', code: status === 200 ? 'GARBAGE' : `HTTP ${status}` }
  } catch (error) {
    // How a site fails to answer is what was asked for.
    if (error instanceof VendorError) return { state: 'silent', code: error.details.code }
    throw error
  }
}

const askedAt =
  ({ known }: Look) =>
  (project: KnownProject): Asked[] => {
    const server = known.servers.find(({ id }) => id === project.serverId)
    if (!server || !isAtRest(project, known) || project.suspendedAt !== null) return []
    return namesAt(project, known).map(({ name }) => ({ domain: name, ip: server.ipv4 }))
  }

const answers = async (look: Look) => {
  const found = new Map<string, SiteAnswer>()
  await each(look.known.projects.flatMap(askedAt(look)), async (asked) => {
    found.set(asked.domain, await answerOf(look, asked))
  })
  return found
}

/** Asks everybody outside, read-only and by lists where there are lists. */
export const lookAround = async (
  tools: Tools,
  known: Known,
): Promise<{ seen: Seen; missing: Missing }> => {
  const look: Look = { tools, known, missing: [] }
  const { inwx, dns, stripe } = tools
  const zones = [...new Set(placesOf(known).map(({ zone }) => zone))]
  const since = new Date(Date.parse(known.asOf) - daysBack * 86_400_000).toISOString()
  const [domains, stands, paid, sites, nameservers] = await Promise.all([
    unlessSilent(look, 'inwx', () => inwx.domainsHeld()),
    unlessSilent(look, 'coolify', hosting(look)),
    unlessSilent(look, 'stripe', () => stripe.paidSince(since)),
    answers(look),
    byZone(look, 'dns', zones, (zone) => dns.nameserversOf(zone)),
  ])
  const records = await byZone(look, 'inwx', zones, (zone) => recordsIn(look, zone))
  const seen: Seen = {
    ...(domains ? { domains } : {}),
    ...(stands ? { hosting: stands } : {}),
    ...(paid ? { money: { since, paid } } : {}),
    zones: records,
    nameservers,
    sites,
  }
  return { seen, missing: look.missing }
}
