import type { VrsEvent } from '../../../events'
import { domainStream, projectStream } from '../../../events/streams'
import type { DomainRow } from '../../../projections/domains'
import { radarOf } from '../../../projections/domains'
import { projectById } from '../../../projections/projects'
import { renewalsOf } from '../../../projections/renewals'
import { projectFrom } from '../../domain/project/state'
import { callingFor } from '../../integrations/call-context'
import { VendorError } from '../../integrations/vendor-error'
import type { Context } from '../../store/event-store/event-store'
import { isDatabaseTrouble, troubleOf } from '../engine/classify-error'
import type { Tools } from '../engine/process'
import { takeWatch } from '../engine/watch-lease'
import { sendExpiring } from '../notifications/domain-mails'

const everySeconds = 600
const most = 50
const day = 86_400_000
/** The invoice of the next term goes out so long before this one ends. */
const invoicedDays = 30

/** Names that live, and were not looked at for a day. */
const due = ({ sql, now }: Tools) => sql<DomainRow[]>`
  select d.* from domains d left join domain_looks l on l.name = d.name
  where (d.project_id is not null or d.registrar_ref is not null) and d.status <> 'expired'
    and coalesce(l.looked_at, '-infinity') < ${new Date(now().getTime() - day)}
  order by l.looked_at nulls first limit ${most}`

const contextOf = (): Context => {
  const id = crypto.randomUUID()
  return { by: 'system:domains', correlationId: id, causationId: id }
}

const grow = async ({ store }: Tools, name: string, ...events: VrsEvent[]) => {
  const stream = domainStream(name)
  if (events.length > 0)
    await store.act(contextOf(), async () => {
      const { at } = await store.read(stream)
      return { grows: [{ stream, at, events }] }
    })
}

/** What its registry says that we do not know yet; nothing, as a rule. */
const newsOfRegistry = async ({ inwx, now }: Tools, row: DomainRow): Promise<VrsEvent[]> => {
  if (!row.registrarRef) return []
  const seen = await inwx.domainSeen(row.name)
  const isOver = row.expiresAt !== null && Date.parse(row.expiresAt) < now().getTime()
  if (seen.state === 'absent' && isOver) return [{ type: 'DomainExpired', data: {} }]
  if (seen.state !== 'held') return []
  if (/SUSPENDED/.test(`${seen.status} ${seen.verification}`))
    return row.status === 'suspended' ? [] : [{ type: 'DomainSuspended', data: {} }]
  // Renewed at INWX by hand: it cost something there, but not by our doing.
  return seen.expiresAt > (row.expiresAt ?? seen.expiresAt)
    ? [{ type: 'DomainRenewed', data: { expiresAt: seen.expiresAt, costCents: 0 } }]
    : []
}

/** The certificate that visitors are shown now. */
const newsOfSite = async (tools: Tools, row: DomainRow): Promise<VrsEvent[]> => {
  const { site, sites, sql } = tools
  if (!row.projectId || site.scheme !== 'https') return []
  const [server] = await sql<{ ipv4: string }[]>`
    select s.ipv4 from projects p join servers s on s.id = p.server_id
    where p.id = ${row.projectId} and p.live_at is not null`
  if (!server) return []
  const url = `https://${row.name}${site.port}/health`
  const via = site.via ? { via: site.via } : {}
  const { tls } = await sites.look({ url, ip: server.ipv4, ...via, timeoutMs: 10_000 })
  return tls && tls.notAfter !== row.certificateUntil
    ? [{ type: 'CertificateSeen', data: { notAfter: tls.notAfter } }]
    : []
}

const invoiceNextTerm = async (tools: Tools, row: DomainRow) => {
  const { command, inwx, now, sql } = tools
  if (!row.projectId || !row.expiresAt || !row.registrarRef) return
  const daysLeft = (Date.parse(row.expiresAt) - now().getTime()) / day
  const project = await projectById(sql, row.projectId)
  if (project?.status !== 'active' || daysLeft > invoicedDays || daysLeft < 0) return
  const open = await renewalsOf(sql, row.projectId)
  // The same price is not asked for once more.
  if (open.some((one) => one.domain === row.name && one.periodEnd === row.expiresAt)) return
  const { netCents } = await inwx.domainPrice(row.name, 'renewal')
  const data = { domain: row.name, periodEnd: row.expiresAt, netCents }
  await command(contextOf(), row.projectId, { type: 'InvoiceRenewal', data })
}

/** The mails of the radar: each once for each end. */
const warn = async (tools: Tools, row: DomainRow) => {
  const { now, sql, store } = tools
  if (!row.projectId || !row.expiresAt || !row.registrarRef) return
  const days = radarOf(row.expiresAt, now())
  if (days === undefined) return
  const given = await sql`select from domain_notices
    where name = ${row.name} and expires_at = ${row.expiresAt} and days = ${days}`
  if (given.length > 0) return
  const { events } = await store.read(projectStream(row.projectId))
  const project = projectFrom(events)
  if (project.stage !== 'live') return
  const expiring = { domain: row.name, expiresAt: row.expiresAt, days }
  await sendExpiring({ ...tools, events, project }, expiring)
  await sql`insert into domain_notices (name, expires_at, days)
    values (${row.name}, ${row.expiresAt}, ${days}) on conflict do nothing`
}

/** What does not answer is asked again tomorrow; one name's silence keeps no other from being looked at. */
const quietly = async <T>(ask: () => Promise<T>, otherwise: T): Promise<T> => {
  try {
    return await ask()
  } catch (error) {
    if (error instanceof VendorError) return otherwise
    throw error
  }
}

const lookAt = async (tools: Tools, row: DomainRow) => {
  const news = [
    ...(await quietly(() => newsOfRegistry(tools, row), [])),
    ...(await quietly(() => newsOfSite(tools, row), [])),
  ]
  await grow(tools, row.name, ...news)
  await quietly(() => invoiceNextTerm(tools, row), undefined)
  await quietly(() => warn(tools, row), undefined)
}

/** A name that cannot be looked at would else come first at each watch, and no other after it. */
const look = async (tools: Tools, row: DomainRow) => {
  const failed = async (error: unknown) => {
    if (isDatabaseTrouble(error)) throw error
    await tools.alert('watch-in-vain', row.name, troubleOf(error).code)
  }
  await lookAt(tools, row).catch(failed)
  await tools.sql`insert into domain_looks (name, looked_at) values (${row.name}, ${tools.now()})
    on conflict (name) do update set looked_at = excluded.looked_at`
}

/** Looks at each name once a day: its end, its certificate, its next term. Answers how many were due. */
export const watchDomains = async (tools: Tools): Promise<number> => {
  if (!(await takeWatch(tools.sql, 'domains', everySeconds))) return 0
  const rows = await due(tools)
  for (const row of rows) {
    const whom = { projectId: row.projectId, step: 'watch', attempt: 1, correlationId: row.name }
    await callingFor(whom, () => look(tools, row))
  }
  return rows.length
}
