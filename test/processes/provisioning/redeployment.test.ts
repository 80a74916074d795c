import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import type { EventType, Happened } from '../../../events'
import { projectById } from '../../../projections/projects'
import { licensing } from '../../../src/processes/licensing/licensing'
import { provisioning } from '../../../src/processes/provisioning/provisioning'
import { happens, ordered } from '../../routes/support/seed-orders'
import { booted, paid, released } from '../../support/project-events'
import type { Vendors } from '../support/vendor-fixture'
import { givenVendors } from '../support/vendor-fixture'

let place: Vendors
let id = ''

const by = { by: 'person:p1', correlationId: 'again', causationId: 'again' } as const
const desk = () => ({ desk: { vault: place.vault, store: place.store } }) as never
const typesAfter = async (count: number) =>
  (await place.events(id)).slice(count).map(({ type }) => type)
const isThere = async (type: EventType, count: number) => (await typesAfter(count)).includes(type)

/** Carries the project on until this happened, after the first `count` events. */
const until = async (type: EventType, count = 0) => {
  for (let looks = 0; !(await isThere(type, count)); looks += 1) {
    if (looks > 200) throw new Error(`expected ${type}, found ${await typesAfter(count)}`)
    await place.run(provisioning, await place.take(id))
    await Bun.sleep(10)
  }
}

const deployAgain = async (): Promise<Happened[]> =>
  place.tools.command(by, id, { type: 'Deploy', data: {} })

const boots = (bootId: string) =>
  happens(desk(), id, booted(bootId, [{ name: 'kontakt', version: '1.0.0', sha256: 'ab' }]))

/** Whether the site ends at once when it is started. */
const breaks = async (BROKEN: 'yes' | 'no') => {
  const application = (await projectById(place.sql, id))?.application ?? ''
  await place.tools.coolify.setEnvs(application, { BROKEN })
}

beforeAll(async () => {
  place = await givenVendors()
  // A site that does not start fails its deployment only where the deployment waits for it.
  place.setBootOrder('bootFirst')
  id = (await ordered(desk())).id
  await happens(desk(), id, paid(5831), released())
  await place.run(licensing, await place.take(id, 'licensing'))
  await until('DeploymentFinished')
  await boots('boot-1')
  await until('CustomerWelcomed')
}, 30_000)
afterAll(() => place.close())

describe('a live site that is deployed again', () => {
  test('is deployed, boots, is verified, and is never told to go live again', async () => {
    const before = (await place.events(id)).length
    const holdings = place.holdings()
    expect(await deployAgain()).toHaveLength(1)
    expect(await deployAgain()).toHaveLength(0)
    await until('DeploymentFinished', before)
    expect((await projectById(place.sql, id))?.status).toBe('active')
    await boots('boot-1')
    await until('SiteVerified', before)
    expect(await typesAfter(before)).toEqual([
      'ProvisioningResumed',
      'DeploymentStarted',
      'DeploymentFinished',
      'RuntimeBooted',
      'SiteVerified',
    ])
    const { coolify, records, mails } = place.holdings()
    expect(coolify.deployments).toHaveLength(2)
    expect(coolify.applications).toEqual(holdings.coolify.applications)
    expect([records, mails]).toEqual([holdings.records, holdings.mails])
  })

  test('stays live where it fails, stalls beside that, and can be deployed once more', async () => {
    const before = (await place.events(id)).length
    await breaks('yes')
    await deployAgain()
    await until('ProvisioningStalled', before)
    await breaks('no')
    expect(await projectById(place.sql, id)).toMatchObject({
      status: 'active',
      stalled: { step: 'deployment', code: 'DEPLOYMENT_FAILED' },
    })
    await deployAgain()
    await until('DeploymentFinished', before)
    await boots('boot-1')
    await until('SiteVerified', before)
    expect(await projectById(place.sql, id)).toMatchObject({ status: 'active', stalled: null })
  })
})

describe('a live site whose key is rotated', () => {
  const keys = async () =>
    (
      await place.sql<{ keyId: string }[]>`select key_id from runtime_keys
        where project_id = ${id} order by key_id`
    ).map(({ keyId }) => keyId)
  const retired = async () => place.run(licensing, await place.take(id, 'licensing'))

  test('starts anew with another one; the old one is good until it was seen and the new one used', async () => {
    const before = (await place.events(id)).length
    const holdings = place.holdings()
    const [old = ''] = await keys()
    await place.tools.command(by, id, { type: 'RotateKey', data: {} })
    await until('DeploymentFinished', before)
    const rotated = (await place.events(id)).find(({ type }) => type === 'RuntimeKeyRotated')
    if (rotated?.type !== 'RuntimeKeyRotated') throw new Error('expected RuntimeKeyRotated')
    const { keyId } = rotated.data
    await retired()
    expect(await keys()).toEqual([old, keyId])
    await boots('boot-1')
    await until('SiteVerified', before)
    await retired()
    expect(await keys()).toEqual([old, keyId])
    await place.sql`update runtime_keys set used_at = now() where key_id = ${keyId}`
    await retired()
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
    const { coolify } = place.holdings()
    expect(coolify.deployments?.length).toBe((holdings.coolify.deployments?.length ?? 0) + 1)
    expect(coolify.applications).toEqual(holdings.coolify.applications)
  })
})
