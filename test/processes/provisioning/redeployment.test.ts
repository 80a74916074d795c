import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import type { EventType, RecordedEvent } from '../../../events'
import { findProject } from '../../../projections/queries/projects'
import { licensing } from '../../../src/processes/licensing/licensing'
import { provisioning } from '../../../src/processes/provisioning/provisioning'
import { appendProjectEvents, seedOrder } from '../../routes/support/seed-orders'
import { paymentConfirmed, provisioningReleased, runtimeBooted } from '../../support/project-events'
import type { VendorFixture } from '../support/vendor-fixture'
import { openVendorFixture } from '../support/vendor-fixture'

let fixture: VendorFixture
let id = ''

const commandContext = { by: 'person:p1', correlationId: 'again', causationId: 'again' } as const
const routeDependencies = () => ({ deps: { vault: fixture.vault, store: fixture.store } }) as never
const typesAfter = async (count: number) =>
  (await fixture.events(id)).slice(count).map(({ type }) => type)
const hasEvent = async (type: EventType, count: number) => (await typesAfter(count)).includes(type)

/** Carries the project on until this happened, after the first `count` events. */
const runUntilEvent = async (type: EventType, count = 0) => {
  for (let polls = 0; !(await hasEvent(type, count)); polls += 1) {
    if (polls > 200) throw new Error(`expected ${type}, found ${await typesAfter(count)}`)
    await fixture.runJob(provisioning, await fixture.claimJob(id))
    await Bun.sleep(10)
  }
}

const redeploy = async (): Promise<RecordedEvent[]> =>
  fixture.deps.handleProjectCommand(commandContext, id, { type: 'Deploy', data: {} })

const reportBoot = (bootId: string) =>
  appendProjectEvents(
    routeDependencies(),
    id,
    runtimeBooted(bootId, [{ name: 'kontakt', version: '1.0.0', sha256: 'ab' }]),
  )

/** Whether the site ends at once when it is started. */
const setSiteBroken = async (BROKEN: 'yes' | 'no') => {
  const application = (await findProject(fixture.sql, id))?.application ?? ''
  await fixture.deps.coolify.setEnvs(application, { BROKEN })
}

beforeAll(async () => {
  fixture = await openVendorFixture()
  // A site that does not start fails its deployment only where the deployment waits for it.
  fixture.setBootOrder('bootFirst')
  id = (await seedOrder(routeDependencies())).id
  await appendProjectEvents(routeDependencies(), id, paymentConfirmed(5831), provisioningReleased())
  await fixture.runJob(licensing, await fixture.claimJob(id, 'licensing'))
  await runUntilEvent('DeploymentFinished')
  await reportBoot('boot-1')
  await runUntilEvent('CustomerWelcomed')
}, 30_000)
afterAll(() => fixture.close())

describe('a live site that is deployed again', () => {
  test('is deployed, boots, is verified, and is never told to go live again', async () => {
    const before = (await fixture.events(id)).length
    const holdings = fixture.readVendorResources()
    expect(await redeploy()).toHaveLength(1)
    expect(await redeploy()).toHaveLength(0)
    await runUntilEvent('DeploymentFinished', before)
    expect((await findProject(fixture.sql, id))?.status).toBe('active')
    await reportBoot('boot-1')
    await runUntilEvent('SiteVerified', before)
    expect(await typesAfter(before)).toEqual([
      'ProvisioningResumed',
      'DeploymentStarted',
      'DeploymentFinished',
      'RuntimeBooted',
      'SiteVerified',
    ])
    const { coolify, records, mails } = fixture.readVendorResources()
    expect(coolify.deployments).toHaveLength(2)
    expect(coolify.applications).toEqual(holdings.coolify.applications)
    expect([records, mails]).toEqual([holdings.records, holdings.mails])
  })

  test('stays live where it fails, stalls beside that, and can be deployed once more', async () => {
    const before = (await fixture.events(id)).length
    await setSiteBroken('yes')
    await redeploy()
    await runUntilEvent('ProvisioningStalled', before)
    await setSiteBroken('no')
    expect(await findProject(fixture.sql, id)).toMatchObject({
      status: 'active',
      stalled: { step: 'deployment', code: 'DEPLOYMENT_FAILED' },
    })
    await redeploy()
    await runUntilEvent('DeploymentFinished', before)
    await reportBoot('boot-1')
    await runUntilEvent('SiteVerified', before)
    expect(await findProject(fixture.sql, id)).toMatchObject({ status: 'active', stalled: null })
  })
})

describe('a live site whose key is rotated', () => {
  const keys = async () =>
    (
      await fixture.sql<{ keyId: string }[]>`select key_id from runtime_keys
        where project_id = ${id} order by key_id`
    ).map(({ keyId }) => keyId)
  const retireKeys = async () => fixture.runJob(licensing, await fixture.claimJob(id, 'licensing'))

  test('starts anew with another one; the old one is good until it was seen and the new one used', async () => {
    const before = (await fixture.events(id)).length
    const holdings = fixture.readVendorResources()
    const [old = ''] = await keys()
    await fixture.deps.handleProjectCommand(commandContext, id, { type: 'RotateKey', data: {} })
    await runUntilEvent('DeploymentFinished', before)
    const rotated = (await fixture.events(id)).find(({ type }) => type === 'RuntimeKeyRotated')
    if (rotated?.type !== 'RuntimeKeyRotated') throw new Error('expected RuntimeKeyRotated')
    const { keyId } = rotated.data
    await retireKeys()
    expect(await keys()).toEqual([old, keyId])
    await reportBoot('boot-1')
    await runUntilEvent('SiteVerified', before)
    await retireKeys()
    expect(await keys()).toEqual([old, keyId])
    await fixture.sql`update runtime_keys set used_at = now() where key_id = ${keyId}`
    await retireKeys()
    expect(await keys()).toEqual([keyId])
    expect(await typesAfter(before)).toEqual([
      'ProvisioningResumed',
      'DeploymentPrepared',
      'RuntimeKeyRotated',
      'DeploymentStarted',
      'DeploymentFinished',
      'RuntimeBooted',
      'SiteVerified',
      'RuntimeKeyRevoked',
    ])
    const { coolify } = fixture.readVendorResources()
    expect(coolify.deployments?.length).toBe((holdings.coolify.deployments?.length ?? 0) + 1)
    expect(coolify.applications).toEqual(holdings.coolify.applications)
  })
})
