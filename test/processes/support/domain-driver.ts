import type { OrderedDomain } from '../../../events/project'
import { namesOf } from '../../../projections/additional-domains'
import { projectById } from '../../../projections/projects'
import type { ProjectCommand } from '../../../src/domain/project/commands'
import { namesSeen } from './domain-inspector'
import type { driving } from './project-driver'
import type { Vendors } from './vendor-fixture'

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
    ...namesSeen(place),
  }
}
