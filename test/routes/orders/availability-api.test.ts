import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { availabilitySchema } from '../../../src/routes/orders/api/availability-api'
import { openInwxClientFixture } from '../../integrations/inwx/inwx-client-fixture'
import { openFullApp } from '../support/full-app'

type FullApp = Awaited<ReturnType<typeof openFullApp>>

let app: FullApp
let inwx: Awaited<ReturnType<typeof openInwxClientFixture>>
beforeAll(async () => {
  inwx = await openInwxClientFixture()
  app = await openFullApp({}, { inwx: inwx.client })
  await app.deps.sql`insert into taken_names (kind, name, stream)
    values ('domain', 'belegt.vrs.localhost', 'project-1'), ('slug', 'nur-slug', 'project-1'),
      ('domain', 'bestellt-berger.de', 'project-1')`
}, 30_000)
afterAll(async () => {
  await app.close()
  await inwx.close()
})

const requestAvailability = async (name?: string) => {
  const query = name === undefined ? '' : `?name=${encodeURIComponent(name)}`
  const answer = await fetch(`${app.url}/api/v1/domains/availability${query}`)
  return { status: answer.status, body: await answer.json() }
}

const readAvailability = async (name: string) =>
  availabilitySchema.parse((await requestAvailability(name)).body)

describe('whether a name can be had', () => {
  test('a free label under a base domain of ours costs nothing', async () => {
    expect(await requestAvailability('Neu.vrs.localhost.')).toEqual({
      status: 200,
      body: {
        name: 'neu.vrs.localhost',
        available: true,
        kind: 'subdomain',
        netCents: 0,
        currency: 'EUR',
        premium: false,
      },
    })
    expect(await readAvailability('nur-slug.vrs.gmbh')).toMatchObject({ available: true })
  })

  test.each([
    ['belegt.vrs.localhost', 'DOMAIN_TAKEN'],
    ['www.vrs.localhost', 'LABEL_RESERVED'],
    ['ns2.vrs.gmbh', 'LABEL_RESERVED'],
    ['a.b.vrs.localhost', 'BAD_LABEL'],
    ['köln.vrs.localhost', 'BAD_LABEL'],
    ['-neu.vrs.localhost', 'BAD_LABEL'],
  ])('%s is not to be had: %s', async (name, reason) => {
    expect(await readAvailability(name)).toEqual({
      name,
      available: false,
      kind: 'subdomain',
      reason,
    })
  })

  test('a name that a registry sells has the price that INWX asks for', async () => {
    const free = { available: true, kind: 'registered', currency: 'EUR' } as const
    expect(await readAvailability('Köln-Berger.de')).toEqual({
      ...free,
      name: 'xn--kln-berger-ecb.de',
      netCents: 590,
      premium: false,
    })
    expect(await readAvailability('premium-berger.com')).toEqual({
      ...free,
      name: 'premium-berger.com',
      netCents: 199_900,
      premium: true,
    })
  })

  test.each([
    ['vergeben-berger.de', 'DOMAIN_TAKEN'],
    ['bestellt-berger.de', 'DOMAIN_TAKEN'],
    ['unklar-berger.de', 'NOT_CHECKABLE'],
    ['www.berger.de', 'BAD_DOMAIN'],
    ['my–domain.de', 'BAD_DOMAIN'],
    ['😀.de', 'BAD_DOMAIN'],
    ['ab--cd.de', 'BAD_DOMAIN'],
    ['xn--a.de', 'BAD_DOMAIN'],
    ['vrs.localhost', 'NOT_OFFERED'],
  ])('%s is not for sale: %s', async (name, reason) => {
    expect(await readAvailability(name)).toEqual({
      name,
      available: false,
      kind: 'registered',
      reason,
    })
  })

  test('a link as it was pasted is asked for by its host', async () => {
    expect(await readAvailability('https://Frei-Berger.de/kontakt')).toMatchObject({
      name: 'frei-berger.de',
      available: true,
    })
    expect(await readAvailability('http://frei.vrs.localhost/')).toMatchObject({
      name: 'frei.vrs.localhost',
      kind: 'subdomain',
    })
  })

  test('nobody knows while INWX is silent', async () => {
    inwx.faults.add({ vendor: 'inwx', kind: 'down', times: 50 })
    expect(await readAvailability('still-berger.de')).toMatchObject({ reason: 'NOT_CHECKABLE' })
    inwx.faults.clear()
  })

  test.each([
    [undefined, 'REQUIRED'],
    [' ', 'REQUIRED'],
    ['ohne-punkt', 'BAD_FORMAT'],
    ['zwei worte.de', 'BAD_FORMAT'],
    ['null\u0000.de', 'BAD_FORMAT'],
    [`${'a'.repeat(260)}.de`, 'BAD_FORMAT'],
  ])('%p is no name: %s', async (name, code) => {
    const { status, body } = await requestAvailability(name)
    expect(status).toBe(422)
    expect(body).toMatchObject({ code, errors: [{ pointer: '/name', code }] })
  })
})
