import { afterAll, beforeAll, expect, test } from 'bun:test'
import { openSiteProbe } from '../../../src/integrations/site-probe/site-probe'
import { provisioning } from '../../../src/processes/provisioning/provisioning'
import type { ProcessFixture } from '../support/process-fixture'
import { openProcessFixture } from '../support/process-fixture'

/** A proxy's own page: it answers before the site does. */
const proxy = Bun.serve({
  port: 0,
  hostname: '127.0.0.1',
  fetch: () => new Response('<h1>It works!</h1>', { headers: { 'content-type': 'text/html' } }),
})
const port = Number(proxy.port)

let fixture: ProcessFixture
beforeAll(async () => {
  fixture = await openProcessFixture({
    siteProbe: openSiteProbe({ record: () => undefined }),
    siteAddress: { scheme: 'http', port: `:${port}`, via: { address: '127.0.0.1', port } },
  })
}, 30_000)
afterAll(() => Promise.all([fixture.close(), proxy.stop(true)]))

test('a page that is no health is waited out, not taken for a fault of ours', async () => {
  const id = await fixture.project('RuntimeBooted')
  await fixture.runJob(provisioning, await fixture.claimJob(id))
  const types = (await fixture.events(id)).map(({ type }) => type)
  expect(types).not.toContain('ProvisioningStalled')
  const open = (await fixture.jobs(id)).filter(({ state }) => state === 'created')
  expect(open.map(({ data }) => data.waitingFor?.code)).toEqual(['GARBAGE'])
})
