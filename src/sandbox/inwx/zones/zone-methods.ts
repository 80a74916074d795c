import { defineMethod, type InwxMethod, type InwxMethodContext } from '../api/define-method'
import { pageParameters, takePage } from '../api/paging'
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
import { toSearchedName } from './record-names'
import { firstSerialOf, formatSoa } from './start-of-authority'

export const defaultSoaEmail = 'hostmaster@inwx.de'

/** Creates the zone with the NS records and the SOA that a registrar adds by itself. */
export const createZone = (
  store: InwxStore,
  { now, ...options }: Pick<Zone, 'name' | 'ns' | 'soaEmail' | 'since'> & { now: number },
): Zone =>
  store.inTransaction(() => {
    const { name, ns } = options
    const [roId, serial] = [store.nextNumber('roId'), firstSerialOf(now)]
    const zone: Zone = { ...options, roId, type: 'MASTER', serial }
    store.zones.putZone(zone)
    const records = [
      ['SOA', formatSoa(zone)] as const,
      ...ns.map((content) => ['NS', content] as const),
    ]
    for (const [type, content] of records) {
      const id = String(store.nextNumber('recordId'))
      store.zones.putRecord({ id, zone: name, name, type, content, ttl: 86_400, prio: 0 })
    }
    return zone
  })

export const requireZone = (
  { store }: InwxMethodContext,
  by: { domain: string | undefined; roId: number | undefined },
): Zone => {
  if (!by.domain && by.roId === undefined)
    throw createMethodError(2003, 'Parameter domain is required.')
  const zone = by.domain
    ? store.zones.getZone(by.domain)
    : store.zones.listZones().find(({ roId }) => roId === by.roId)
  if (!zone) throw createMethodError(2303, 'The zone does not exist.')
  return zone
}

/** At least two, as the registries demand. */
export const nameserverList: typeof hostList = (value, name) => {
  const hosts = hostList(value, name)
  if (hosts.length < 2)
    throw createMethodError(2004, `Parameter ${name} needs at least two nameservers.`)
  return hosts
}
const hostList = list(host)

const withoutZone = ({ zone: _, ...record }: ZoneRecord) => record

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
    (request, { store, now }) => {
      const { domain, ns, soaEmail = defaultSoaEmail } = request
      if (request.type === 'SLAVE')
        throw createMethodError(2102, 'This account has no secondary zones.')
      const existing = store.zones.getZone(domain)
      if (existing && !request.ignoreExisting) throw createMethodError(2302, 'The zone exists.')
      if (existing) return respondSuccess({ roId: existing.roId })
      if (request.testing) return respondSuccess({ roId: 0 })
      return respondSuccess({
        roId: createZone(store, { name: domain, ns, soaEmail, since: 'a call', now }).roId,
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
    ({ domain, roId, recordId, ...filter }, call) => {
      const zone = requireZone(call, { domain, roId })
      const name = filter.name && toSearchedName(filter.name, zone.name)
      const { zones } = call.store
      const candidates = name ? zones.recordsAt(zone.name, name) : zones.listRecords(zone.name)
      const records = candidates.filter(
        (record) =>
          (!recordId || record.id === recordId) &&
          (!filter.type || record.type === filter.type.toUpperCase()) &&
          (!filter.content || record.content === filter.content) &&
          (filter.ttl === undefined || record.ttl === filter.ttl) &&
          (filter.prio === undefined || record.prio === filter.prio),
      )
      const head = { roId: zone.roId, domain: zone.name, type: zone.type, SOAserial: zone.serial }
      return records.length === 0
        ? respondSuccess(head)
        : respondSuccess({ ...head, count: records.length, record: records.map(withoutZone) })
    },
  ),
  'nameserver.list': defineMethod(
    {
      domain: optionalText,
      wide: optional(int(0)),
      ...pageParameters,
    },
    ({ domain, page, pagelimit }, { store }) => {
      const name = domain && domain !== '*' ? domain.toLowerCase() : undefined
      const all = store.zones.listZones().filter((zone) => !name || zone.name === name)
      const pageOfZones = takePage(all, { page, pagelimit })
      return respondSuccess({
        count: all.length,
        domains: pageOfZones.map(({ roId, name, type }) => ({ roId, domain: name, type })),
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
