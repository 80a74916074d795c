import { getDomain } from 'tldts'
import type { Happened } from '../../../../events'
import { domainStream, projectStream } from '../../../../events/streams'
import type { DomainListed } from '../../../../projections/queries/domain-list'
import { domainListed } from '../../../../projections/queries/domain-list'
import { historyOf } from '../../../../projections/queries/history'
import { renewalsOf } from '../../../../projections/renewals'
import { DomainPage } from '../../../../views/admin/domains/domain-page'
import type { DomainAsked } from '../../../vendor-queries/observe-domain'
import { namesFor } from '../../audit/history-names'
import { toldTo } from '../../audit/reason-notes'
import { staffIn } from '../../http/guards/staff-guards'
import { staffFrameOf } from '../../http/page-frames'
import type { Asked } from '../../http/permission-router'
import { notFound } from '../../http/problem-pages'
import type { Desk } from '../../http/route-dependencies'

const latestEvents = 20
const shape = /^[a-z0-9.-]{1,253}$/

const recordsIn = (event: Happened) => {
  if (event.type === 'DnsConfigured') return event.data.records
  return event.type === 'DomainPointed' || event.type === 'DomainMoved' ? event.data.records : []
}

/** The latest that the project's events say of these hosts; each event says all of a name. */
const wantedAt = (events: readonly Happened[], hosts: readonly string[]) =>
  events
    .map((event) => recordsIn(event).filter(({ name }) => hosts.includes(name)))
    .findLast((records) => records.length > 0) ?? []

const zoneOf = ({ name, zone }: DomainListed) => zone ?? getDomain(name) ?? name

/** What our own streams say of a name, for the question what INWX says. */
const askedOf = async ({ store }: Desk, domain: DomainListed): Promise<DomainAsked> => {
  const { name, projectId } = domain
  const zone = zoneOf(domain)
  const hosts = name === zone ? [name, `www.${name}`] : [name]
  const [own, project] = await Promise.all([
    store.read(domainStream(name)),
    projectId ? store.read(projectStream(projectId)) : { events: [] },
  ])
  const copied = own.events.flatMap(({ type, data }) => (type === 'ZoneCopied' ? data.records : []))
  return { name, zone, hosts, wanted: wantedAt(project.events, hosts), copied }
}

const renewalOf = async ({ sql }: Desk, { name, projectId }: DomainListed) => {
  const open = projectId ? await renewalsOf(sql, projectId) : []
  return open.find((one) => one.domain === name)
}

/** GET /admin/domains/:name: one name, with what INWX says of it now. */
export const domainPageOf = (desk: Desk) => async (c: Asked) => {
  const name = c.req.param('name') ?? ''
  const domain = shape.test(name) ? await domainListed(desk.sql, name) : undefined
  if (!domain) return notFound(c, desk)
  const staff = staffIn(c)
  const frame = staffFrameOf(c, desk, staff)
  const [entries, now, renewal] = await Promise.all([
    historyOf(desk.sql, { stream: domainStream(name), limit: latestEvents }),
    askedOf(desk, domain).then(desk.questions.domainNow),
    renewalOf(desk, domain),
  ])
  const [latest, names] = await Promise.all([
    toldTo(desk, staff, entries),
    namesFor(desk, { viewer: staff.role, t: frame.t }, entries),
  ])
  const shown = { domain, now, renewal, latest, names }
  return c.html(<DomainPage frame={frame} shown={shown} />)
}
