import type { OrderedDomain } from '../../../events/domain'
import { listAdditionalDomains } from '../../../projections/queries/domains'
import { findProject } from '../../../projections/queries/projects'
import type { ProjectCommand } from '../../../src/domain/project/commands'
import { createDomainInspector } from './domain-inspector'
import type { createProjectDriver } from './project-driver'
import type { VendorFixture } from './vendor-fixture'

/** Names that come to live projects, change places and go, job by job. */
export const createDomainDriver = (
  fixture: VendorFixture,
  drive: ReturnType<typeof createProjectDriver>,
) => {
  const tell = (id: string, command: ProjectCommand) =>
    fixture.deps.handleProjectCommand(
      { by: 'person:ada', correlationId: 'act', causationId: 'act' },
      id,
      command,
    )

  const live = async (domain?: OrderedDomain) => {
    const id = await drive.createReleasedProject(domain)
    await drive.runUntil(
      id,
      () => drive.hasEvent(id, 'ProjectWentLive'),
      'provisioning',
      () => drive.reportBoot(id),
    )
    return id
  }

  const stageOf = async (id: string, name: string) =>
    (await listAdditionalDomains(fixture.sql, id)).find((one) => one.name === name)?.stage

  const runNaming = (id: string, ended: () => Promise<boolean>) =>
    drive.runUntil(id, ended, 'naming')

  const add = async (id: string, domain: OrderedDomain) => {
    await tell(id, { type: 'AddDomain', data: { domain } })
    await runNaming(id, async () => (await stageOf(id, domain.name)) === 'served')
  }

  const makePrimary = async (id: string, domain: string) => {
    await tell(id, { type: 'MakePrimary', data: { domain } })
    await runNaming(id, async () => (await findProject(fixture.sql, id))?.domainName === domain)
  }

  const drop = async (id: string, domain: string) => {
    await tell(id, { type: 'RemoveDomain', data: { domain } })
    await runNaming(id, async () => (await stageOf(id, domain)) === undefined)
  }

  const tornDown = async (id: string) => {
    await tell(id, { type: 'Archive', data: {} })
    await tell(id, { type: 'StartTeardown', data: { plan: [], data: 'erase' } })
    await drive.runUntil(id, () => drive.hasEvent(id, 'DnsRemoved'), 'undoing')
  }

  return {
    sendCommand: tell,
    createLiveProject: live,
    readDomainStage: stageOf,
    runUntilDomain: runNaming,
    addDomain: add,
    makePrimary,
    removeDomain: drop,
    tearDown: tornDown,
    ...createDomainInspector(fixture),
  }
}
