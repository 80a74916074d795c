import { expect, test } from 'bun:test'
import type { DomainEvent } from '../../../events'
import type { DnsRecord } from '../../../events/domain'
import { domainStream, projectStream } from '../../../events/streams'
import type { ProjectRow } from '../../../projections/projects'
import { buildPlanRequest } from '../../../src/domain/plan/plan-request'
import { rebuildProject } from '../../../src/domain/project/evolve'
import { toRecordedEvents } from '../../support/decider-specification'
import { domainAssigned, projectId, wholePath } from '../../support/project-events'

const kind = 'registered' as const
const secondDomain = { kind, name: 'zweite.de' }
const thirdDomain = { kind, name: 'dritte.de' }
const firstDomain = { domain: { kind: 'subdomain' as const, name: 'a.vrs.gmbh' }, zone: 'vrs.gmbh' }
const recordsFor = (name: string) => ({
  domain: name,
  zone: name,
  records: [{ type: 'A', name, content: '203.0.113.7', ttl: 300 }],
})

const planRequestWith = (more: readonly DomainEvent[], domainEvents: readonly DomainEvent[]) => {
  const events = toRecordedEvents(projectStream(projectId), ...wholePath, ...more)
  const project = rebuildProject(events)
  return buildPlanRequest({
    project: { id: 'p1', slug: 'berger' } as ProjectRow,
    events,
    additionalDomains: project.stage === 'initial' ? [] : project.additionalDomains,
    steps: ['dns'],
    moves: 0,
    servers: [],
    domains: [],
    domainEvents: toRecordedEvents(domainStream('berger.de'), ...domainEvents),
  })
}

const planRequestAfter = (...more: DomainEvent[]) => planRequestWith(more, [])

const domainAdded = (domain: typeof secondDomain): DomainEvent[] => [
  { type: 'DomainAdded', data: { domain } },
  { type: 'DomainBrought', data: { domain: domain.name, zone: domain.name, kind } },
  { type: 'DomainPointed', data: recordsFor(domain.name) },
]

test('a plan is made for the name that a project goes by now', () => {
  expect(planRequestAfter().domain.name).toBe(domainAssigned.data.domain)
  const chosen: DomainEvent = {
    type: 'PrimaryChosen',
    data: {
      domain: secondDomain,
      zone: secondDomain.name,
      url: 'https://zweite.de/',
      before: firstDomain,
    },
  }
  expect(planRequestAfter(...domainAdded(secondDomain), chosen)).toMatchObject({
    domain: secondDomain,
    zone: secondDomain.name,
  })
})

test('a plan leaves names alone that were dropped, unless they came again', () => {
  const removed: DomainEvent = { type: 'DomainRemoved', data: recordsFor(thirdDomain.name) }
  const names = (...more: DomainEvent[]) => {
    const { purchasedDomains, assignedDomains, ownership } = planRequestAfter(
      ...domainAdded(secondDomain),
      ...domainAdded(thirdDomain),
      ...more,
    )
    return [
      purchasedDomains.map(({ name }) => name),
      assignedDomains.map(({ domain }) => domain),
      ownership.recorded.flatMap(({ records }) => records.map(({ name }) => name)),
    ]
  }
  const first = domainAssigned.data.domain
  const hosts = [first, `www.${first}`, secondDomain.name]
  const left = [[secondDomain.name], [first, secondDomain.name], hosts]
  expect(names(removed)).toEqual(left)
  expect(names(removed, ...domainAdded(thirdDomain))[0]).toEqual([
    secondDomain.name,
    thirdDomain.name,
  ])
})

test('a plan keeps all records that were copied from the old provider, and names none without', () => {
  const zoneCopied = (...records: DnsRecord[]): DomainEvent => ({
    type: 'ZoneCopied',
    data: { nameservers: ['ns.inwx.de'], records },
  })
  const [mail, text] = [
    { type: 'MX', name: 'berger.de', content: 'mx.example', ttl: 300 },
    { type: 'TXT', name: 'berger.de', content: 'v=spf1 -all', ttl: 300 },
  ] as const
  const released: DomainEvent = { type: 'DomainReleased', data: { projectId: 'p1' } }
  expect(planRequestWith([], [zoneCopied(mail), released, zoneCopied(text)]).copiedRecords).toEqual(
    [mail, text],
  )
  expect(planRequestWith([], [released])).not.toHaveProperty('copiedRecords')
})

test('a plan is made for the name that replaced the ordered one, once a name is acquired again', () => {
  const replaced: DomainEvent = {
    type: 'DomainReplaced',
    data: { domain: secondDomain, before: domainAssigned.data.domain },
  }
  const events = toRecordedEvents(projectStream(projectId), ...wholePath, replaced)
  const { domain, zone } = buildPlanRequest({
    project: { id: 'p1', slug: 'berger' } as ProjectRow,
    events,
    additionalDomains: [],
    steps: ['domain', 'dns'],
    moves: 0,
    servers: [],
    domains: [],
    domainEvents: [],
  })
  expect({ domain, zone }).toEqual({ domain: secondDomain, zone: undefined })
})
