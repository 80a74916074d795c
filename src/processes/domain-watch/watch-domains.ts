import type { DomainEvent } from '../../../events'
import { projectStream } from '../../../events/streams'
import type { DomainRow } from '../../../projections/domains'
import { listDomainsToWatch } from '../../../projections/queries/domains'
import { listOpenRenewals } from '../../../projections/queries/payments'
import { findProject } from '../../../projections/queries/projects'
import { findServerOfLiveProject } from '../../../projections/queries/servers'
import { decideCertificateChange } from '../../domain/naming/decide-domain-facts'
import { findExpiryWindow } from '../../domain/naming/expiry-window'
import { rebuildProject } from '../../domain/project/evolve'
import { withCallContext } from '../../integrations/call-context'
import { VendorError } from '../../integrations/vendor-error'
import type { CommandContext } from '../../store/event-store/event-store'
import { hasExpiryNotice, saveDomainLook, saveExpiryNotice } from '../../store/ledgers/domain-watch'
import { acquireWatchLease } from '../../store/ledgers/watch-lease'
import { isDatabaseError } from '../../store/postgres/database-errors'
import { classifyError } from '../engine/classify-error'
import { domainAppend } from '../engine/domain-append'
import type { ProcessDependencies } from '../engine/process-dependencies'
import { mailDomainExpiring } from '../notifications/domain-mails'

const intervalSeconds = 600
const batchSize = 50
const dayMs = 86_400_000
/** The invoice of the next term goes out so long before this one ends. */
const invoiceLeadDays = 30

const createCommandContext = (): CommandContext => {
  const id = crypto.randomUUID()
  return { by: 'system:domains', correlationId: id, causationId: id }
}

const appendDomainEvents = async (
  { store }: ProcessDependencies,
  name: string,
  ...events: DomainEvent[]
) => {
  if (events.length > 0)
    await store.commit(createCommandContext(), async () => {
      return { appends: [await domainAppend({ store }, name, ...events)] }
    })
}

/** What its registry says that we do not know yet; nothing, as a rule. */
const registryEvents = async (
  { inwx, now }: ProcessDependencies,
  row: DomainRow,
): Promise<DomainEvent[]> => {
  if (!row.registrarRef) return []
  const observed = await inwx.observeDomain(row.name)
  const isOver = row.expiresAt !== null && Date.parse(row.expiresAt) < now().getTime()
  if (observed.state === 'absent' && isOver) return [{ type: 'DomainExpired', data: {} }]
  if (observed.state !== 'held') return []
  if (/SUSPENDED/.test(`${observed.status} ${observed.verification}`))
    return row.status === 'suspended' ? [] : [{ type: 'DomainSuspended', data: {} }]
  // Renewed at INWX by hand: it cost something there, but not by our doing.
  return observed.expiresAt > (row.expiresAt ?? observed.expiresAt)
    ? [{ type: 'DomainRenewed', data: { expiresAt: observed.expiresAt, costCents: 0 } }]
    : []
}

/** The certificate that visitors are shown now. */
const certificateEvents = async (
  deps: ProcessDependencies,
  row: DomainRow,
): Promise<DomainEvent[]> => {
  const { siteAddress, siteProbe, sql } = deps
  if (!row.projectId || siteAddress.scheme !== 'https') return []
  const server = await findServerOfLiveProject(sql, row.projectId)
  if (!server) return []
  const url = `https://${row.name}${siteAddress.port}/health`
  const via = siteAddress.via ? { via: siteAddress.via } : {}
  const { tls } = await siteProbe.probe({ url, ip: server.ipv4, ...via, timeoutMs: 10_000 })
  return decideCertificateChange(tls, row.certificateUntil)
}

const invoiceNextTerm = async (deps: ProcessDependencies, row: DomainRow) => {
  const { handleProjectCommand, inwx, now, sql } = deps
  if (!row.projectId || !row.expiresAt || !row.registrarRef) return
  const daysLeft = (Date.parse(row.expiresAt) - now().getTime()) / dayMs
  const project = await findProject(sql, row.projectId)
  if (project?.status !== 'active' || daysLeft > invoiceLeadDays || daysLeft < 0) return
  const open = await listOpenRenewals(sql, row.projectId)
  // The same price is not asked for once more.
  if (open.some((one) => one.domain === row.name && one.periodEnd === row.expiresAt)) return
  const { netCents } = await inwx.getDomainPrice(row.name, 'renewal')
  const data = { domain: row.name, periodEnd: row.expiresAt, netCents }
  await handleProjectCommand(createCommandContext(), row.projectId, {
    type: 'InvoiceRenewal',
    data,
  })
}

/** The mails of the radar: each once for each end. */
const mailExpiryWarning = async (deps: ProcessDependencies, row: DomainRow) => {
  const { now, sql, store } = deps
  if (!row.projectId || !row.expiresAt || !row.registrarRef) return
  const days = findExpiryWindow(row.expiresAt, now())
  if (days === undefined) return
  const notice = { name: row.name, expiresAt: row.expiresAt, days }
  if (await hasExpiryNotice(sql, notice)) return
  const { events } = await store.read(projectStream(row.projectId))
  const project = rebuildProject(events)
  if (project.stage !== 'live') return
  const expiring = { domain: row.name, expiresAt: row.expiresAt, days }
  await mailDomainExpiring({ ...deps, events, project }, expiring)
  await saveExpiryNotice(sql, notice)
}

/** What does not answer is asked again tomorrow; one name's silence keeps no other from being looked at. */
const ignoreVendorErrors = async <T>(ask: () => Promise<T>, otherwise: T): Promise<T> => {
  try {
    return await ask()
  } catch (error) {
    if (error instanceof VendorError) return otherwise
    throw error
  }
}

const observeDomain = async (deps: ProcessDependencies, row: DomainRow) => {
  const news = [
    ...(await ignoreVendorErrors(() => registryEvents(deps, row), [])),
    ...(await ignoreVendorErrors(() => certificateEvents(deps, row), [])),
  ]
  await appendDomainEvents(deps, row.name, ...news)
  await ignoreVendorErrors(() => invoiceNextTerm(deps, row), undefined)
  await ignoreVendorErrors(() => mailExpiryWarning(deps, row), undefined)
}

/** A name that cannot be looked at would else come first at each watch, and no other after it. */
const watchDomain = async (deps: ProcessDependencies, row: DomainRow) => {
  const handleFailure = async (error: unknown) => {
    if (isDatabaseError(error)) throw error
    await deps.alert('watch-in-vain', row.name, classifyError(error).code)
  }
  await observeDomain(deps, row).catch(handleFailure)
  await saveDomainLook(deps.sql, row.name, deps.now())
}

/** Looks at each name once a day: its end, its certificate, its next term. Answers how many were due. */
export const watchDomains = async (
  deps: ProcessDependencies,
  signal?: AbortSignal,
): Promise<number> => {
  if (!(await acquireWatchLease(deps.sql, 'domains', intervalSeconds))) return 0
  const dayAgo = new Date(deps.now().getTime() - dayMs)
  const rows = await listDomainsToWatch(deps.sql, dayAgo, batchSize)
  for (const row of rows) {
    signal?.throwIfAborted()
    const whom = { projectId: row.projectId, step: 'watch', attempt: 1, correlationId: row.name }
    await withCallContext(whom, () => watchDomain(deps, row))
  }
  return rows.length
}
