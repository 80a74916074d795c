import { isBought } from '../../../events/codes'
import type { DnsRecord } from '../../../events/project'
import { projectStream } from '../../../events/streams'
import { domainsOf } from '../../../projections/domains'
import { holderOf } from '../../../projections/name-reservations'
import { statement } from '../../store/postgres/statement'
import { domainGrowth } from '../engine/domain-append'
import type { Bench, Grows, Step } from '../engine/process'
import { writtenAt } from '../provisioning/ensure-dns-records'
import { letGo } from './release-domain'

type InZone = { zone: string; records: DnsRecord[] }

/** Names that were dropped before are others' to use: nothing of them is ours any more. */
const isDropped = ({ events, project }: Bench, name: string) =>
  project.domain.name !== name &&
  !project.names.some(({ domain }) => domain.name === name) &&
  events.some(({ type, data }) => type === 'DomainRemoved' && data.domain === name)

/** Every place that the project was given and has not given back. */
const places = (bench: Bench) =>
  bench.events.flatMap(({ type, data }) =>
    (type === 'DomainAssigned' || type === 'DomainBrought') && !isDropped(bench, data.domain)
      ? [data]
      : [],
  )

/** A project's names are free again once it is given up: another one may have taken them since. */
const othersOf = async ({ project, sql }: Bench, names: readonly string[]) => {
  const holders = await Promise.all(names.map((name) => holderOf(sql, name)))
  const own = projectStream(project.id)
  return new Set(names.filter((_, at) => holders[at] !== undefined && holders[at] !== own))
}

/** What our events name, and what a step that could not tell any more may have written. */
const ours = (bench: Bench, others: ReadonlySet<string>): InZone[] =>
  places(bench)
    .filter(({ domain }) => !others.has(domain))
    .map((place) => ({ zone: place.zone, records: writtenAt(bench.events, place) }))

/** Every name that was to be bought for this project, the present one last. */
const bought = (bench: Bench) => [
  ...new Set(
    bench.events.flatMap(({ type, data }) =>
      (type === 'ProjectOrdered' || type === 'DomainReplaced' || type === 'DomainAdded') &&
      isBought(data.domain.kind) &&
      !isDropped(bench, data.domain.name)
        ? [data.domain.name]
        : [],
    ),
  ),
]

const released = async (bench: Bench): Promise<Grows> => {
  const { project, sql } = bench
  const names = await domainsOf(sql, project.id)
  return Promise.all(
    names.map(({ name, isPrimary: primary }) => {
      const data = { projectId: project.id, primary }
      return domainGrowth(bench, name, { type: 'DomainReleased', data })
    }),
  )
}

const unique = (all: readonly InZone[]) => {
  const records = new Map<string, DnsRecord>()
  for (const record of all.flatMap((one) => one.records))
    records.set(`${record.type} ${record.name} ${record.content}`, record)
  return [...records.values()]
}

/** Remove our records wherever they stand, let bought names run out, tell the project. */
export const removeDns: Step = {
  id: 'dnsRemoval',
  run: async (bench) => {
    const { inwx, project, tell } = bench
    const names = [...places(bench).map(({ domain }) => domain), ...bought(bench)]
    const others = await othersOf(bench, names)
    const written = ours(bench, others)
    const zones = Map.groupBy(written, ({ zone }) => zone)
    for (const [zone, all] of zones) await inwx.removeRecords(zone, unique(all))
    for (const name of bought(bench)) if (!others.has(name)) await letGo(bench, name)
    const zone = [...zones.keys()].at(-1)
    const data = { ...(zone ? { zone } : {}), records: unique(written) }
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
