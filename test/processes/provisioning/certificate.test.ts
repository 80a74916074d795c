import { afterAll, beforeAll, expect, test } from 'bun:test'
import { domainByName } from '../../../projections/domains'
import { foresee } from '../../../src/domain/project/preview-command'
import { openSiteCheck } from '../../../src/integrations/site-probe/site-probe'
import { planOf } from '../../../src/routes/admin/actions/action-plan'
import { openPlans } from '../../../src/vendor-queries/plan/create-plan'
import { de } from '../../../views/texts/de'
import { actionOf, staffSentence } from '../../../views/texts/trouble-texts'
import { ca, cert, key } from '../../integrations/site-probe/test-certificate'
import { writesIn, writesPlanned } from '../../support/vendor-writes'
import { driving } from '../support/project-driver'
import { givenVendors, type Vendors } from '../support/vendor-fixture'

const name = 'berger.example'

let place: Vendors
let proxy: ReturnType<typeof Bun.serve>
beforeAll(async () => {
  place = await givenVendors()
  const { site, sites } = { site: place.tools.site, sites: place.standIns.sites }
  proxy = Bun.serve({
    port: 0,
    hostname: '127.0.0.1',
    tls: { cert, key },
    fetch: (request) => {
      const { pathname, search } = new URL(request.url)
      return fetch(`http://127.0.0.1:${sites.port}${pathname}${search}`, {
        headers: { host: `${name}${site.port}` },
      })
    },
  })
  const via = { address: '127.0.0.1', port: Number(proxy.port) }
  // Its own certificate, which no authority has signed yet.
  place.tools.sites = openSiteCheck({ record: (call) => void place.calls.push(call) })
  place.tools.site = { scheme: 'https', port: '', via }
}, 30_000)
afterAll(async () => {
  await proxy.stop(true)
  await place.close()
})

test('a certificate that does not come stands with its sentence, and another try mends it once it is there', async () => {
  const drive = driving(place)
  const id = await drive.released({ kind: 'registered', name })
  const until = (ended: () => Promise<boolean>) =>
    drive.until(id, ended, 'provisioning', () => drive.boots(id))
  await until(async () => {
    const [job] = (await place.jobs(id)).filter(({ state }) => state === 'created')
    return job?.data.waitingFor?.code === 'CERTIFICATE'
  })
  place.clock.ahead = 16 * 60_000
  await until(() => drive.has(id, 'ProvisioningStalled'))
  const [stall] = await drive.eventsOf(id, 'ProvisioningStalled')
  expect(stall?.data).toMatchObject({
    step: 'verification',
    code: 'CERTIFICATE',
    owner: 'caseworker',
  })
  const said = { vendor: 'site', code: 'CERTIFICATE' }
  expect(staffSentence(said, de)).toBe('Das Zertifikat der Seite ist noch nicht gültig.')
  expect(actionOf(said)).toBe('retry')

  place.tools.sites = openSiteCheck({ record: (call) => void place.calls.push(call), ca })
  const { tools, store, sql } = place
  const plan = openPlans({ ...tools, scheme: 'https' })
  const resume = { type: 'Resume', data: {} } as const
  const desk = { store, sql, foresee, questions: { plan } }
  const { lines, silent } = await planOf(desk, id, resume, 'request-1')
  const before = place.calls.length
  await tools.command({ by: 'person:ada', correlationId: 'a', causationId: 'a' }, id, resume)
  await until(() => drive.has(id, 'ProjectWentLive'))
  expect([writesPlanned(lines), silent]).toEqual([writesIn(place.calls.slice(before)), []])
  expect((await domainByName(sql, name))?.certificateUntil).toBe('2099-12-31T00:00:00.000Z')
}, 20_000)
