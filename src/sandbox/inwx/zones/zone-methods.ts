import { defineMethod, type InwxMethod, type InwxMethodContext } from '../api/define-method'
import {
  bool,
  host,
  int,
  ip,
  list,
  oneOf,
  optional,
  required,
  text,
  unsupported,
} from '../api/parameters'
import { createMethodError, respondSuccess } from '../api/results'
import type { Zone, ZoneRecord } from '../store/documents'
import type { InwxStore } from '../store/inwx-store'

/** Makes the zone with the NS records and the SOA a registrar puts there by itself. */
export const createZone = (
  state: InwxStore,
  wanted: Pick<Zone, 'name' | 'ns' | 'soaEmail' | 'since'>,
): Zone =>
  state.inTransaction(() => {
    const { name, ns, soaEmail } = wanted
    const zone: Zone = { ...wanted, roId: state.nextNumber('roId'), type: 'MASTER', serial: 1 }
    state.zones.putZone(zone)
    const soa = `${ns[0]} ${soaEmail.replace('@', '.')} 1 10800 3600 604800 3600`
    const given = [['SOA', soa] as const, ...ns.map((content) => ['NS', content] as const)]
    for (const [type, content] of given) {
      const id = String(state.nextNumber('recordId'))
      state.zones.putRecord({ id, zone: name, name, type, content, ttl: 86_400, prio: 0 })
    }
    return zone
  })

export const requireZone = (
  { store }: InwxMethodContext,
  by: { domain: string | undefined; roId: number | undefined },
): Zone => {
  if (!by.domain && by.roId === undefined)
    throw createMethodError(2003, 'Parameter domain is required.')
  const found = by.domain
    ? store.zones.getZone(by.domain)
    : store.zones.listZones().find((zone) => zone.roId === by.roId)
  if (!found) throw createMethodError(2303, 'The zone does not exist.')
  return found
}

/** Two at least, as upstream demands. */
export const nameserverList: typeof hostList = (value, name) => {
  const found = hostList(value, name)
  if (found.length < 2)
    throw createMethodError(2004, `Parameter ${name} needs at least two nameservers.`)
  return found
}
const hostList = list(host)

const toRecordModel = ({ id, name, type, content, ttl, prio }: ZoneRecord) => ({
  id,
  name,
  type,
  content,
  ttl,
  prio,
})

export const urlRedirectParameters = {
  urlRedirectType: unsupported,
  urlRedirectTitle: unsupported,
  urlRedirectDescription: unsupported,
  urlRedirectFavIcon: unsupported,
  urlRedirectKeywords: unsupported,
}

const email = text(255)
const optionalText = optional(text(255))

export const zoneMethods: Record<string, InwxMethod> = {
  'nameserver.create': defineMethod(
    {
      domain: required(host),
      type: required(oneOf('MASTER', 'SLAVE')),
      ns: required(nameserverList),
      masterIp: optional(ip),
      web: optionalText,
      mail: optionalText,
      soaEmail: optional(email),
      ...urlRedirectParameters,
      testing: optional(bool),
      ignoreExisting: optional(bool),
    },
    (wanted, { store }) => {
      const { domain, ns, soaEmail = `hostmaster@${wanted.domain}` } = wanted
      if (wanted.type === 'SLAVE')
        throw createMethodError(2102, 'This account has no secondary zones.')
      const there = store.zones.getZone(domain)
      if (there && !wanted.ignoreExisting) throw createMethodError(2302, 'The zone exists.')
      if (there) return respondSuccess({ roId: there.roId })
      if (wanted.testing) return respondSuccess({ roId: 0 })
      return respondSuccess({
        roId: createZone(store, { name: domain, ns, soaEmail, since: 'a call' }).roId,
      })
    },
  ),
  'nameserver.info': defineMethod(
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
      const zone = requireZone(call, { domain, roId })
      const name = wanted.name?.toLowerCase()
      const { zones: book } = call.store
      const found = (name ? book.recordsAt(zone.name, name) : book.listRecords(zone.name)).filter(
        (record) =>
          (!recordId || record.id === recordId) &&
          (!wanted.type || record.type === wanted.type.toUpperCase()) &&
          (!wanted.content || record.content === wanted.content) &&
          (wanted.ttl === undefined || record.ttl === wanted.ttl) &&
          (wanted.prio === undefined || record.prio === wanted.prio),
      )
      const head = { roId: zone.roId, domain: zone.name, type: zone.type, SOAserial: zone.serial }
      return found.length === 0
        ? respondSuccess(head)
        : respondSuccess({ ...head, count: found.length, record: found.map(toRecordModel) })
    },
  ),
  'nameserver.list': defineMethod(
    {
      domain: optionalText,
      wide: optional(int(0)),
      page: optional(int(1)),
      pagelimit: optional(int(1, 10_000)),
    },
    ({ domain, page = 1, pagelimit = 20 }, { store }) => {
      const asked = domain && domain !== '*' ? domain.toLowerCase() : undefined
      const all = store.zones.listZones().filter((zone) => !asked || zone.name === asked)
      const some = all.slice((page - 1) * pagelimit, page * pagelimit)
      return respondSuccess({
        count: String(all.length),
        domains: some.map(({ roId, name, type }) => ({ roId, domain: name, type })),
      })
    },
  ),
  'nameserver.delete': defineMethod(
    { domain: optional(host), roId: optional(int(1)), testing: optional(bool) },
    ({ domain, roId, testing }, call) => {
      const zone = requireZone(call, { domain, roId })
      if (!testing) call.store.inTransaction(() => call.store.zones.removeZone(zone.name))
      return respondSuccess()
    },
  ),
}
