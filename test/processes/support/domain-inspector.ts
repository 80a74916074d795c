import { domainStream } from '../../../events/streams'
import type { VendorFixture } from './vendor-fixture'

/** What stands of a project's names at the vendors, and in our streams. */
export const createDomainInspector = (fixture: VendorFixture) => {
  const domainEvents = async (name: string) =>
    (await fixture.store.read(domainStream(name))).events.map(({ type, data }) =>
      'primary' in data ? `${type} ${data.primary}` : type,
    )

  const recordsOf = (name: string) =>
    fixture
      .readInventories()
      .inwx.zones.flatMap(({ records }) => records)
      .filter((one) => one.name === name || one.name.endsWith(`.${name}`))
      .filter(({ type }) => type !== 'NS' && type !== 'SOA')
      .map((one) => `${one.name} ${one.type} ${one.content}`)
      .toSorted()

  const addressesOf = (id: string) =>
    fixture
      .readInventories()
      .coolify.applications.filter(({ name }) => name.includes(id.slice(-8)))
      .map(({ domains }) => domains.join().replaceAll('http://', ''))

  const standing = () => {
    const { inwx, coolify } = fixture.readInventories()
    const names = (all: readonly { name: string }[]) => all.map(({ name }) => name).toSorted()
    return {
      projects: names(coolify.projects),
      applications: names(coolify.applications),
      zones: inwx.zones.map(({ name, records }) => `${name} ${records.length}`),
      domains: names(inwx.domains),
    }
  }

  return {
    readDomainEvents: domainEvents,
    readRecords: recordsOf,
    readApplicationDomains: addressesOf,
    readVendorState: standing,
  }
}
