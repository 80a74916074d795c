import type { DomainEvent } from '../../../events'
import { projectStream } from '../../../events/streams'
import type { DomainRow } from '../../../projections/domains'
import { listDomainsToWatch } from '../../../projections/queries/domains'
import { listOpenRenewals } from '../../../projections/queries/payments'
import { findProject } from '../../../projections/queries/projects'
import { findServerOfLiveProject } from '../../../projections/queries/servers'
import { decideCertificateChange } from '../../domain/naming/decide-domain-facts'
import { findExpiryWindow } from '../../domain/naming/expiry-window'
import { findRenewalDeadline, isRenewalInvoiceDue } from '../../domain/naming/renewal-deadline'
import { rebuildProject } from '../../domain/project/evolve'
import { withCallContext } from '../../integrations/call-context'
import type { ObservedDomain } from '../../integrations/inwx/types'
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
const registryEvents = (observed: ObservedDomain, row: DomainRow, now: Date): DomainEvent[] => {
  const isOver = row.expiresAt !== null && Date.parse(row.expiresAt) < now.getTime()
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

type DomainTerm = { domain: string; projectId: string; expiresAt: string; renewBefore: string }

/** The term that runs now, as the registrar names it; undefined for names that are not bought. */
const findTerm = (row: DomainRow, observed: ObservedDomain | undefined): DomainTerm | undefined => {
  if (!row.projectId || !row.expiresAt || !row.registrarRef) return undefined
  const held = observed?.state === 'held' ? observed : undefined
  const isRenewed = held && held.expiresAt > row.expiresAt
  const expiresAt = isRenewed ? held.expiresAt : row.expiresAt
  const renewBefore = findRenewalDeadline(expiresAt, held?.renewBefore)
  return { domain: row.name, projectId: row.projectId, expiresAt, renewBefore }
}

const invoiceNextTerm = async (deps: ProcessDependencies, term: DomainTerm) => {
  const { handleProjectCommand, inwx, now, sql } = deps
  const { domain, projectId, expiresAt, renewBefore } = term
  const project = await findProject(sql, projectId)
  if (project?.status !== 'active' || !isRenewalInvoiceDue(renewBefore, now())) return
  const open = await listOpenRenewals(sql, projectId)
  // The same price is not asked for once more.
  if (open.some((one) => one.domain === domain && one.periodEnd === expiresAt)) return
  const { netCents } = await inwx.getDomainPrice(domain, 'renewal')
  const data = { domain, periodEnd: expiresAt, netCents }
  await handleProjectCommand(createCommandContext(), projectId, { type: 'InvoiceRenewal', data })
}

/** The mails of the radar: each once for each end. */
const mailExpiryWarning = async (deps: ProcessDependencies, term: DomainTerm) => {
  const { now, sql, store } = deps
  const { domain, projectId, expiresAt, renewBefore } = term
  const days = findExpiryWindow(expiresAt, now())
  if (days === undefined) return
  const notice = { name: domain, expiresAt, days }
  if (await hasExpiryNotice(sql, notice)) return
  const { events } = await store.read(projectStream(projectId))
  const project = rebuildProject(events)
  if (project.stage !== 'live') return
  await mailDomainExpiring({ ...deps, events, project }, { domain, expiresAt, renewBefore, days })
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
  const observed = row.registrarRef
    ? await ignoreVendorErrors(() => deps.inwx.observeDomain(row.name), undefined)
    : undefined
  const news = [
    ...(observed ? registryEvents(observed, row, deps.now()) : []),
    ...(await ignoreVendorErrors(() => certificateEvents(deps, row), [])),
  ]
  await appendDomainEvents(deps, row.name, ...news)
  const term = findTerm(row, observed)
  if (!term) return
  await ignoreVendorErrors(() => invoiceNextTerm(deps, term), undefined)
  await ignoreVendorErrors(() => mailExpiryWarning(deps, term), undefined)
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
