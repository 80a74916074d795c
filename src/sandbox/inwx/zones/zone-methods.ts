import { type Call, type Method, method } from '../api/define-method'
import {
  flag,
  host,
  int,
  ip,
  list,
  notHere,
  oneOf,
  optional,
  required,
  text,
} from '../api/parameters'
import { done, refuse } from '../api/results'
import type { Zone, ZoneRecord } from '../store/documents'
import type { State } from '../store/inwx-store'

/** Makes the zone with the NS records and the SOA a registrar puts there by itself. */
export const createZone = (
  state: State,
  wanted: Pick<Zone, 'name' | 'ns' | 'soaEmail' | 'since'>,
): Zone =>
  state.together(() => {
    const { name, ns, soaEmail } = wanted
    const zone: Zone = { ...wanted, roId: state.next('roId'), type: 'MASTER', serial: 1 }
    state.zones.putZone(zone)
    const soa = `${ns[0]} ${soaEmail.replace('@', '.')} 1 10800 3600 604800 3600`
    const given = [['SOA', soa] as const, ...ns.map((content) => ['NS', content] as const)]
    for (const [type, content] of given) {
      const id = String(state.next('recordId'))
      state.zones.putRecord({ id, zone: name, name, type, content, ttl: 86_400, prio: 0 })
    }
    return zone
  })

export const demandZone = (
  { state }: Call,
  by: { domain: string | undefined; roId: number | undefined },
): Zone => {
  if (!by.domain && by.roId === undefined) throw refuse(2003, 'Parameter domain is required.')
  const found = by.domain
    ? state.zones.zone(by.domain)
    : state.zones.zones().find((zone) => zone.roId === by.roId)
  if (!found) throw refuse(2303, 'The zone does not exist.')
  return found
}

/** Two at least, as upstream demands. */
export const nameserverList: typeof hosts = (value, name) => {
  const found = hosts(value, name)
  if (found.length < 2) throw refuse(2004, `Parameter ${name} needs at least two nameservers.`)
  return found
}
const hosts = list(host)

const shown = ({ id, name, type, content, ttl, prio }: ZoneRecord) => ({
  id,
  name,
  type,
  content,
  ttl,
  prio,
})

export const urlRedirects = {
  urlRedirectType: notHere,
  urlRedirectTitle: notHere,
  urlRedirectDescription: notHere,
  urlRedirectFavIcon: notHere,
  urlRedirectKeywords: notHere,
}

const email = text(255)
const nothing = optional(text(255))

export const zones: Record<string, Method> = {
  'nameserver.create': method(
    {
      domain: required(host),
      type: required(oneOf('MASTER', 'SLAVE')),
      ns: required(nameserverList),
      masterIp: optional(ip),
      web: nothing,
      mail: nothing,
      soaEmail: optional(email),
      ...urlRedirects,
      testing: optional(flag),
      ignoreExisting: optional(flag),
    },
    (wanted, { state }) => {
      const { domain: name, ns, soaEmail = `hostmaster@${wanted.domain}` } = wanted
      if (wanted.type === 'SLAVE') throw refuse(2102, 'This account has no secondary zones.')
      const there = state.zones.zone(name)
      if (there && !wanted.ignoreExisting) throw refuse(2302, 'The zone exists.')
      if (there) return done({ roId: there.roId })
      if (wanted.testing) return done({ roId: 0 })
      return done({ roId: createZone(state, { name, ns, soaEmail, since: 'a call' }).roId })
    },
  ),
  'nameserver.info': method(
    {
      domain: optional(host),
      roId: optional(int(1)),
      recordId: optional(text(20)),
      type: optional(text(64)),
      name: optional(text(255)),
      content: optional(text(1024)),
      ttl: optional(int(0)),
      prio: optional(int(0)),
    },
    ({ domain, roId, recordId, ...wanted }, call) => {
      const zone = demandZone(call, { domain, roId })
      const name = wanted.name?.toLowerCase()
      const { zones: book } = call.state
      const found = (name ? book.recordsAt(zone.name, name) : book.records(zone.name)).filter(
        (record) =>
          (!recordId || record.id === recordId) &&
          (!wanted.type || record.type === wanted.type.toUpperCase()) &&
          (!wanted.content || record.content === wanted.content) &&
          (wanted.ttl === undefined || record.ttl === wanted.ttl) &&
          (wanted.prio === undefined || record.prio === wanted.prio),
      )
      const head = { roId: zone.roId, domain: zone.name, type: zone.type, SOAserial: zone.serial }
      return found.length === 0
        ? done(head)
        : done({ ...head, count: found.length, record: found.map(shown) })
    },
  ),
  'nameserver.list': method(
    {
      domain: nothing,
      wide: optional(int(0)),
      page: optional(int(1)),
      pagelimit: optional(int(1, 10_000)),
    },
    ({ domain, page = 1, pagelimit = 20 }, { state }) => {
      const asked = domain && domain !== '*' ? domain.toLowerCase() : undefined
      const all = state.zones.zones().filter((zone) => !asked || zone.name === asked)
      const some = all.slice((page - 1) * pagelimit, page * pagelimit)
      return done({
        count: String(all.length),
        domains: some.map(({ roId, name, type }) => ({ roId, domain: name, type })),
      })
    },
  ),
  'nameserver.delete': method(
    { domain: optional(host), roId: optional(int(1)), testing: optional(flag) },
    ({ domain, roId, testing }, call) => {
      const zone = demandZone(call, { domain, roId })
      if (!testing) call.state.together(() => call.state.zones.dropZone(zone.name))
      return done()
    },
  ),
}
