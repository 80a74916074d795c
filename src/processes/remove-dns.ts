import type { DnsRecord } from '../../events/project'
import { domainStream } from '../../events/streams'
import { domainsOf } from '../../projections/domains'
import { wantedRecords } from '../integrations/inwx/wanted-records'
import { statement } from '../store/statements'
import { serverOf } from './past'
import type { Bench, Grows, Step } from './process'

type InZone = { zone: string; records: DnsRecord[] }

/** What our events name, and what a step that could not tell any more may have written. */
const ours = ({ events }: Bench): InZone[] => {
  const told = events.flatMap((event) => (event.type === 'DnsConfigured' ? [event.data] : []))
  const assigned = events.flatMap((event) => (event.type === 'DomainAssigned' ? [event.data] : []))
  const wanted = assigned.map((place) => ({
    zone: place.zone,
    records: wantedRecords(place, serverOf(events)) as DnsRecord[],
  }))
  return [...told, ...wanted]
}

const isBought = (kind: string) => kind === 'registered' || kind === 'transferred'

/** Every name that was to be bought for this project, the present one last. */
const bought = ({ events }: Bench) => [
  ...new Set(
    events.flatMap((event) => {
      if (event.type !== 'ProjectOrdered' && event.type !== 'DomainReplaced') return []
      return isBought(event.data.domain.kind) ? [event.data.domain.name] : []
    }),
  ),
]

/** A bought name cannot be given back: it runs out. A zone whose name never came is removed. */
const letGo = async ({ inwx }: Bench, name: string) => {
  const seen = await inwx.domainSeen(name)
  if (seen.state === 'held') await inwx.setRenewal(name, 'AUTOEXPIRE')
  if (seen.state === 'absent' || seen.state === 'failed') await inwx.removeZone(name)
}

const released = async ({ project, sql, store }: Bench): Promise<Grows> =>
  Promise.all(
    (await domainsOf(sql, project.id)).map(async ({ name, isPrimary }) => {
      const stream = domainStream(name)
      const { at } = await store.read(stream)
      const data = { projectId: project.id, primary: isPrimary }
      return { stream, at, events: [{ type: 'DomainReleased' as const, data }] }
    }),
  )

const unique = (all: readonly InZone[]) => {
  const records = new Map<string, DnsRecord>()
  for (const record of all.flatMap((one) => one.records))
    records.set(`${record.type} ${record.name} ${record.content}`, record)
  return [...records.values()]
}

/** Remove our records wherever they stand, let bought names run out, tell the project. */
export const removeDns: Step = {
  id: 'dnsRemoval',
  deadlineMinutes: 120,
  run: async (bench) => {
    const { inwx, project, tell } = bench
    const zones = Map.groupBy(ours(bench), ({ zone }) => zone)
    for (const [zone, all] of zones) await inwx.removeRecords(zone, unique(all))
    for (const name of bought(bench)) await letGo(bench, name)
    const zone = [...zones.keys()].at(-1)
    const data = { ...(zone ? { zone } : {}), records: unique(ours(bench)) }
    await tell(
      { type: 'ConfirmDnsRemoval', data },
      {
        grows: await released(bench),
        also: [statement('delete from project_secrets where project_id = $1', [project.id])],
      },
    )
    return undefined
  },
}
