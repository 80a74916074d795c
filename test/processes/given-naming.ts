import type { OrderedDomain } from '../../events/project'
import { domainStream } from '../../events/streams'
import { namesOf } from '../../projections/project-names'
import { projectById } from '../../projections/projects'
import type { ProjectCommand } from '../../src/deciders/project-commands'
import type { driving } from './given-driven'
import type { Vendors } from './given-vendors'

/** What stands at the vendors, and what is told of names. */
const seenAt = (place: Vendors) => {
  const domainEvents = async (name: string) =>
    (await place.store.read(domainStream(name))).events.map(({ type, data }) =>
      'primary' in data ? `${type} ${data.primary}` : type,
    )

  const recordsOf = (name: string) =>
    place
      .inventories()
      .inwx.zones.flatMap(({ records }) => records)
      .filter((one) => one.name === name || one.name.endsWith(`.${name}`))
      .filter(({ type }) => type !== 'NS' && type !== 'SOA')
      .map((one) => `${one.name} ${one.type} ${one.content}`)
      .toSorted()

  const addressesOf = (id: string) =>
    place
      .inventories()
      .coolify.applications.filter(({ name }) => name.includes(id.slice(-8)))
      .map(({ domains }) => domains.join().replaceAll('http://', ''))

  const standing = () => {
    const { inwx, coolify } = place.inventories()
    const names = (all: readonly { name: string }[]) => all.map(({ name }) => name).toSorted()
    return {
      projects: names(coolify.projects),
      applications: names(coolify.applications),
      zones: inwx.zones.map(({ name, records }) => `${name} ${records.length}`),
      domains: names(inwx.domains),
    }
  }

  return { domainEvents, recordsOf, addressesOf, standing }
}

/** Names that come to live projects, change places and go, job by job. */
export const namingAt = (place: Vendors, drive: ReturnType<typeof driving>) => {
  const tell = (id: string, command: ProjectCommand) =>
    place.tools.command({ by: 'person:ada', correlationId: 'act', causationId: 'act' }, id, command)

  const live = async (domain?: OrderedDomain) => {
    const id = await drive.released(domain)
    await drive.until(
      id,
      () => drive.has(id, 'ProjectWentLive'),
      'provisioning',
      () => drive.boots(id),
    )
    return id
  }

  const stageOf = async (id: string, name: string) =>
    (await namesOf(place.sql, id)).find((one) => one.name === name)?.stage

  const named = (id: string, ended: () => Promise<boolean>) => drive.until(id, ended, 'naming')

  const add = async (id: string, domain: OrderedDomain) => {
    await tell(id, { type: 'AddDomain', data: { domain } })
    await named(id, async () => (await stageOf(id, domain.name)) === 'served')
  }

  const makePrimary = async (id: string, domain: string) => {
    await tell(id, { type: 'MakePrimary', data: { domain } })
    await named(id, async () => (await projectById(place.sql, id))?.domainName === domain)
  }

  const drop = async (id: string, domain: string) => {
    await tell(id, { type: 'RemoveDomain', data: { domain } })
    await named(id, async () => (await stageOf(id, domain)) === undefined)
  }

  const tornDown = async (id: string) => {
    await tell(id, { type: 'Archive', data: {} })
    await tell(id, { type: 'StartTeardown', data: { plan: [], data: 'erase' } })
    await drive.until(id, () => drive.has(id, 'DnsRemoved'), 'undoing')
  }

  return {
    tell,
    live,
    stageOf,
    named,
    add,
    makePrimary,
    drop,
    tornDown,
    ...seenAt(place),
  }
}
