import { afterAll, beforeAll, expect, test } from 'bun:test'
import { findDomain } from '../../../projections/queries/domains'
import { previewCommand } from '../../../src/domain/project/preview-command'
import { findTroubleFix } from '../../../src/domain/project/trouble-fixes'
import { openSiteProbe } from '../../../src/integrations/site-probe/site-probe'
import { planCommand } from '../../../src/routes/admin/actions/action-plan'
import { createPlanQuery } from '../../../src/vendor-queries/plan/create-plan'
import { de } from '../../../views/texts/de'
import { describeTroubleForStaff } from '../../../views/texts/describe-trouble'
import {
  testCa,
  testCertificate,
  testCertificateKey,
} from '../../integrations/site-probe/test-certificate'
import { countPlannedWrites, countWrites } from '../../support/vendor-writes'
import { createProjectDriver } from '../support/project-driver'
import { openVendorFixture, type VendorFixture } from '../support/vendor-fixture'

const name = 'berger.example'

let fixture: VendorFixture
let proxy: ReturnType<typeof Bun.serve>
beforeAll(async () => {
  fixture = await openVendorFixture()
  const { site, sites } = { site: fixture.deps.siteAddress, sites: fixture.standIns.sites }
  proxy = Bun.serve({
    port: 0,
    hostname: '127.0.0.1',
    tls: { cert: testCertificate, key: testCertificateKey },
    fetch: (request) => {
      const { pathname, search } = new URL(request.url)
      return fetch(`http://127.0.0.1:${sites.port}${pathname}${search}`, {
        headers: { host: `${name}${site.port}` },
      })
    },
  })
  const via = { address: '127.0.0.1', port: Number(proxy.port) }
  // Its own certificate, which no authority has signed yet.
  fixture.deps.siteProbe = openSiteProbe({ record: (call) => void fixture.calls.push(call) })
  fixture.deps.siteAddress = { scheme: 'https', port: '', via }
}, 30_000)
afterAll(async () => {
  await proxy.stop(true)
  await fixture.close()
})

test('a certificate that does not come stands with its sentence, and another try mends it once it is there', async () => {
  const drive = createProjectDriver(fixture)
  const id = await drive.createReleasedProject({ kind: 'registered', name })
  const until = (ended: () => Promise<boolean>) =>
    drive.runUntil(id, ended, 'provisioning', () => drive.reportBoot(id))
  await until(async () => {
    const [job] = (await fixture.jobs(id)).filter(({ state }) => state === 'created')
    return job?.data.waitingFor?.code === 'CERTIFICATE'
  })
  fixture.clock.offsetMs = 16 * 60_000
  await until(() => drive.hasEvent(id, 'ProvisioningStalled'))
  const [stall] = await drive.eventsOf(id, 'ProvisioningStalled')
  expect(stall?.data).toMatchObject({
    step: 'verification',
    code: 'CERTIFICATE',
    owner: 'caseworker',
  })
  const failure = { vendor: 'site', code: 'CERTIFICATE' }
  expect(describeTroubleForStaff(failure, de)).toBe(
    'Das Zertifikat der Seite ist noch nicht gültig.',
  )
  expect(findTroubleFix(failure)).toBe('retry')

  fixture.deps.siteProbe = openSiteProbe({
    record: (call) => void fixture.calls.push(call),
    ca: testCa,
  })
  const { deps, store, sql } = fixture
  const plan = createPlanQuery({ ...deps, scheme: 'https' })
  const resume = { type: 'Resume', data: {} } as const
  const routeDeps = { store, sql, previewCommand, vendorQueries: { createPlan: plan } }
  const { lines, unreachableVendors } = await planCommand(routeDeps, id, resume, 'request-1')
  const before = fixture.calls.length
  await deps.handleProjectCommand(
    { by: 'person:ada', correlationId: 'a', causationId: 'a' },
    id,
    resume,
  )
  await until(() => drive.hasEvent(id, 'ProjectWentLive'))
  expect([countPlannedWrites(lines), unreachableVendors]).toEqual([
    countWrites(fixture.calls.slice(before)),
    [],
  ])
  expect((await findDomain(sql, name))?.certificateUntil).toBe('2099-12-31T00:00:00.000Z')
}, 20_000)
