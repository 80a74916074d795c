import { getDomain } from 'tldts'
import type { RecordedEvent } from '../../../../events'
import { domainStream, projectStream } from '../../../../events/streams'
import type { DomainListRow } from '../../../../projections/queries/domains'
import { findDomainListRow } from '../../../../projections/queries/domains'
import { listHistory } from '../../../../projections/queries/history'
import { listOpenRenewals } from '../../../../projections/queries/payments'
import { DomainPage } from '../../../../views/admin/domains/domain-page'
import { listHostsInRecords } from '../../../domain/plan/record-ownership'
import { servedHostnamesOf } from '../../../domain/plan/site-records'
import type { DomainObservationRequest } from '../../../vendor-queries/observe-domain'
import { loadHistoryNames } from '../../audit/history-names'
import { openReasonNotes } from '../../audit/reason-notes'
import { currentStaff } from '../../http/guards/staff-guards'
import { staffFrameOf } from '../../http/page-frames'
import type { RequestContext } from '../../http/permission-router'
import { respondWithNotFound } from '../../http/problem-pages'
import type { RouteDependencies } from '../../http/route-dependencies'

const maxLatestEvents = 20
const domainNamePattern = /^[a-z0-9.-]{1,253}$/

const recordsIn = (event: RecordedEvent) => {
  if (event.type === 'DnsConfigured') return event.data.records
  return event.type === 'DomainPointed' || event.type === 'DomainMoved' ? event.data.records : []
}

/** The latest that the project's events say of these hosts; each event says all of a name. */
const expectedRecordsAt = (events: readonly RecordedEvent[], hosts: readonly string[]) =>
  events
    .map((event) => recordsIn(event).filter(({ name }) => hosts.includes(name)))
    .findLast((records) => records.length > 0) ?? []

const zoneOf = ({ name, zone }: DomainListRow) => zone ?? getDomain(name) ?? name

/** What our own streams say of a name, for the question what INWX says. */
const buildDomainQuery = async (
  { store }: RouteDependencies,
  domain: DomainListRow,
): Promise<DomainObservationRequest> => {
  const { name, projectId } = domain
  const zone = zoneOf(domain)
  const [own, project] = await Promise.all([
    store.read(domainStream(name)),
    projectId ? store.read(projectStream(projectId)) : { events: [] },
  ])
  const recordedHosts = project.events.flatMap(listHostsInRecords)
  const hosts = servedHostnamesOf({ domain: name, zone }, recordedHosts)
  const copied = own.events.flatMap(({ type, data }) => (type === 'ZoneCopied' ? data.records : []))
  return { name, zone, hosts, wanted: expectedRecordsAt(project.events, hosts), copied }
}

const findRenewal = async ({ sql }: RouteDependencies, { name, projectId }: DomainListRow) => {
  const open = projectId ? await listOpenRenewals(sql, projectId) : []
  return open.find((one) => one.domain === name)
}

/** GET /admin/domains/:name: one name, with what INWX says of it now. */
export const showDomainPage = (deps: RouteDependencies) => async (c: RequestContext) => {
  const name = c.req.param('name') ?? ''
  const domain = domainNamePattern.test(name) ? await findDomainListRow(deps.sql, name) : undefined
  if (!domain) return respondWithNotFound(c, deps)
  const staff = currentStaff(c)
  const frame = staffFrameOf(c, deps, staff)
  const [entries, now, renewal] = await Promise.all([
    listHistory(deps.sql, { stream: domainStream(name), limit: maxLatestEvents }),
    buildDomainQuery(deps, domain).then(deps.vendorQueries.observeDomain),
    findRenewal(deps, domain),
  ])
  const [latest, names] = await Promise.all([
    openReasonNotes(deps, staff, entries),
    loadHistoryNames(deps, { viewer: staff.role, t: frame.t }, entries),
  ])
  const shown = { domain, vendorState: now, renewal, latest, names }
  return c.html(<DomainPage frame={frame} model={shown} />)
}
