import { domainsOf } from '../../../projections/domains'
import { placesFrom } from '../../domain/naming/additional-domains'
import { askedAt } from '../../integrations/inwx/dns/site-records'
import { domainGrowth } from '../engine/domain-append'
import { placeOf, serverOf } from '../engine/latest-event'
import type { Bench, Grows, Step } from '../engine/process'
import { leadToServer } from './ensure-dns-records'

/** Names that the project had before this one lead nowhere any more. */
const retire = async ({ events, inwx }: Bench, hosts: readonly string[]) => {
  for (const event of events) {
    if (event.type !== 'DnsConfigured') continue
    const old = event.data.records.filter(({ name }) => !hosts.includes(name))
    if (old.length > 0) await inwx.removeRecords(event.data.zone, old)
  }
}

const released = async (bench: Bench, domain: string): Promise<Grows> => {
  const { project, sql } = bench
  const others = (await domainsOf(sql, project.id)).filter(
    ({ name, isPrimary }) => isPrimary && name !== domain,
  )
  const data = { projectId: project.id, primary: true }
  return Promise.all(
    others.map(({ name }) => domainGrowth(bench, name, { type: 'DomainReleased', data })),
  )
}

/** Further names lead where the project moves, in the same append as its first. */
const moveNames = async (bench: Bench) => {
  const moved = []
  for (const place of placesFrom(bench.project.names, 'pointed'))
    moved.push({ ...place, records: await leadToServer(bench, place) })
  return moved
}

/** Ask INWX, write what differs, tell the project. A second run finds the records ours. */
export const configureDns: Step = {
  id: 'dns',
  run: async (bench) => {
    const place = placeOf(bench.events)
    const { serverId } = serverOf(bench.events)
    const records = await leadToServer(bench, place)
    const names = await moveNames(bench)
    await retire(bench, [place, ...names].flatMap(askedAt))
    await bench.tell(
      { type: 'ConfirmDns', data: { serverId, zone: place.zone, records, names } },
      { grows: await released(bench, place.domain) },
    )
    return undefined
  },
}
