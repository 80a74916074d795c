import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { codeMeanings } from '../../../src/integrations/inwx/transport/result-codes'
import type { InwxClient } from '../../../src/integrations/inwx/types'
import { inwxMethods } from '../../../src/sandbox/inwx/api/methods'
import { sandboxNameservers } from '../../sandbox/inwx/sandbox-inwx-fixture'
import {
  addressRecord,
  exampleRegistrant,
  exampleZone,
  openInwxClientFixture,
} from './inwx-client-fixture'

type Listed = Record<string, { in: { name: string; required: boolean }[] }>

const root = join(import.meta.dir, '../../..')
const folder = ['../shared/contracts', '../../shared/contracts']
  .map((path) => join(root, path))
  .find((path) => existsSync(join(path, 'inwx-methods.json')))

const read = (name: string) => JSON.parse(readFileSync(join(folder ?? '', name), 'utf8'))

const registrant = {
  ...exampleRegistrant,
  kind: 'organisation' as const,
  organisation: 'Berger GmbH',
}

/** Every method of ours once, so that all it can send is sent. */
const callEveryMethod = async (client: InwxClient, later: () => void) => {
  await client.ensureZone('berger.se', sandboxNameservers)
  await client.zoneExists('berger.se')
  const mail = { type: 'MX' as const, name: exampleZone, content: '10 mail.berger.se', ttl: 300 }
  await client.ensureRecords(exampleZone, [addressRecord('a'), mail])
  await client.changeRecord(exampleZone, addressRecord('a'), addressRecord('a', '192.0.2.11'))
  await client.listRecordsAt(exampleZone, [exampleZone])
  await client.listZoneRecords(exampleZone)
  await client.removeRecords(exampleZone, [mail])
  await client.getBalanceCents()
  await client.checkDomain('berger.se')
  await client.getDomainPrice('berger.se', 'reg')
  await client.getTldRules('berger.se')
  await client.checkContact(registrant)
  const id = await client.ensureContact(registrant)
  const domainRequest = { registrant: id, nameservers: sandboxNameservers }
  const extData = { 'NICSE-IDNUMBER': '[SE]802405-0190' }
  await client.ensureRegistered({ ...domainRequest, domain: 'berger.se', extData })
  await client.ensureTransferred({
    ...domainRequest,
    domain: 'vergeben.de',
    authCode: 'fails-later',
  })
  later()
  await client.observeDomain('vergeben.de')
  await client.listDomains()
  await client.getDomainCost('berger.se', 'reg')
  const observed = await client.observeDomain('berger.se')
  await client.setRenewal('berger.se', 'AUTORENEW')
  await client.ensureRenewed('berger.se', observed.state === 'held' ? observed.expiresAt : '')
  const message = await client.getNextMessage()
  await client.ackMessage(message?.id ?? '')
  await client.removeZone('berger.se')
  await client.close()
}

describe.skipIf(!folder)('what INWX itself lists', () => {
  let listed: Listed
  let now = Date.parse('2026-11-21T10:00:00Z')
  let fixture: Awaited<ReturnType<typeof openInwxClientFixture>>
  const used = new Set<string>()
  beforeAll(async () => {
    listed = read('inwx-methods.json').methods
    const totpSecret = 'JBSWY3DPEHPK3PXP'
    fixture = await openInwxClientFixture(
      { totpSecret, now: () => now },
      { totpSecret, now: () => now },
    )
    const noting = new Proxy(fixture.client, {
      get: (client, name: keyof InwxClient) => {
        used.add(name)
        return client[name]
      },
    })
    await callEveryMethod(noting, () => {
      now += 60_000
    })
  })
  afterAll(() => fixture.close())

  const parameters = (method: string) => listed[method]?.in ?? []

  test('is all that our client sends, and all that is required is sent', () => {
    expect([...used].sort()).toEqual(Object.keys(fixture.client).sort())
    const requests = fixture.calls.map(({ method, request }) => [
      method,
      Object.keys(request as object),
    ])
    expect(requests.length).toBeGreaterThan(30)
    for (const [method, names] of requests as [string, string[]][]) {
      expect(Object.keys(listed)).toContain(method)
      const known = parameters(method).map(({ name }) => name)
      const unknown = names.filter((name) => !known.includes(name))
      expect([method, unknown]).toEqual([method, []])
      const required = parameters(method).filter((one) => one.required)
      const missing = required.filter(({ name }) => !names.includes(name))
      expect([method, missing]).toEqual([method, []])
    }
  })

  test('is all that the stand-in takes', () => {
    for (const [method, { parameterNames }] of Object.entries(inwxMethods)) {
      expect(Object.keys(listed)).toContain(method)
      const known = parameters(method).map(({ name }) => name)
      expect([method, parameterNames.filter((name) => !known.includes(name))]).toEqual([method, []])
    }
  })

  test('has a judgement for every code', () => {
    const { codes } = read('inwx-result-codes.json')
    expect(Object.keys(codes).sort()).toEqual(Object.keys(codeMeanings).sort())
  })
})
