import { describe, expect, test } from 'bun:test'
import type { DomainEvent } from '../../../events'
import type { StepId } from '../../../events/codes'
import { listSiteHosts } from '../../../src/domain/plan/site-addresses'
import { givenProject } from '../../support/decider-specification'
import {
  dnsConfigured,
  provisioningResumed,
  provisioningStalled,
  serverReassigned,
  wholePath,
} from '../../support/project-events'

const { zone, records } = dnsConfigured.data
const formerRecords = records.filter(({ type }) => type === 'A')
const formerDns: DomainEvent = { type: 'DnsConfigured', data: { zone, records: formerRecords } }

/** A site that went live before subdomains got their `www.`. */
const formerPath = wholePath.map((event) => (event.type === 'DnsConfigured' ? formerDns : event))
const fromRecords = provisioningResumed('dns', 'DomainAssigned-1')

const addedSubdomain: DomainEvent[] = [
  {
    type: 'DomainAdded',
    data: { domain: { kind: 'subdomain', name: 'b.vrs.gmbh', baseDomain: 'vrs.gmbh' } },
  },
  { type: 'DomainBrought', data: { domain: 'b.vrs.gmbh', zone, kind: 'subdomain' } },
  {
    type: 'DomainPointed',
    data: {
      domain: 'b.vrs.gmbh',
      zone,
      records: [{ type: 'A', name: 'b.vrs.gmbh', content: '203.0.113.7', ttl: 300 }],
    },
  },
] as DomainEvent[]

describe('the next deployment of a site without the www. of its subdomain', () => {
  test.each([
    { type: 'Deploy', data: {} },
    { type: 'Repair', data: { step: 'deployment' } },
    { type: 'Repair', data: { step: 'preparation' } },
  ] as const)('begins with its records: %p', (command) =>
    givenProject(...formerPath)
      .when(command)
      .then(fromRecords),
  )

  test('begins there too when another key is asked for', () =>
    givenProject(...formerPath)
      .when({ type: 'RotateKey', data: {} })
      .then({ ...fromRecords, data: { ...fromRecords.data, rotatesKey: true } } as DomainEvent))

  test.each(['preparation', 'deployment', 'boot'] as StepId[])(
    'and when it stalled at %s',
    (step) =>
      givenProject(...formerPath, fromRecords, provisioningStalled('preparation'))
        .when({ type: 'Resume', data: { step } })
        .then(fromRecords),
  )

  test('begins there because of a further subdomain as well', () =>
    givenProject(...wholePath, ...addedSubdomain)
      .when({ type: 'Deploy', data: {} })
      .then(fromRecords))

  test('leaves the records alone once they are written, and in a zone of its own', () => {
    const deployed = provisioningResumed('deployment', 'DeploymentPrepared-1')
    givenProject(...wholePath)
      .when({ type: 'Deploy', data: {} })
      .then(deployed)
    const name = { domain: 'berger.de', zone: 'berger.de', kind: 'registered' as const }
    const own = wholePath.map((event): DomainEvent => {
      if (event.type === 'ProjectOrdered')
        return {
          ...event,
          data: { ...event.data, domain: { kind: 'registered', name: name.domain } },
        }
      if (event.type === 'DomainAssigned') return { type: 'DomainAssigned', data: name }
      return event.type === 'DnsConfigured'
        ? { type: 'DnsConfigured', data: { zone: name.zone, records: [] } }
        : event
    })
    givenProject(...own)
      .when({ type: 'Deploy', data: {} })
      .then(deployed)
  })

  test('stays a deployment while the site moves: its records follow anyway', () =>
    givenProject(...formerPath, serverReassigned, provisioningStalled('preparation'))
      .when({ type: 'Resume', data: { step: 'preparation' } })
      .then(provisioningResumed('preparation', 'ServerReassigned-1')))
})

test('a site answers at the www. of a subdomain only once its record is written', () => {
  const [first, own] = [
    { domain: 'a.vrs.gmbh', zone: 'vrs.gmbh' },
    { domain: 'b.de', zone: 'b.de' },
  ]
  expect(listSiteHosts([first, own], first, ['a.vrs.gmbh'])).toEqual([
    'a.vrs.gmbh',
    'b.de',
    'www.b.de',
  ])
  expect(listSiteHosts([first], first, ['a.vrs.gmbh', 'www.a.vrs.gmbh'])).toEqual([
    'a.vrs.gmbh',
    'www.a.vrs.gmbh',
  ])
})
