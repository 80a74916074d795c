import { expect, test } from 'bun:test'
import type { VrsEvent } from '../../../events'
import { projectStream } from '../../../events/streams'
import type { ProjectRow } from '../../../projections/projects'
import { planWish } from '../../../src/domain/project/plan-request'
import { projectFrom } from '../../../src/domain/project/state'
import { recorded } from '../../support/decider-specification'
import { domainAssigned, projectId, wholePath } from '../../support/project-events'

const kind = 'registered' as const
const second = { kind, name: 'zweite.de' }
const third = { kind, name: 'dritte.de' }
const before = { domain: { kind: 'subdomain' as const, name: 'a.vrs.gmbh' }, zone: 'vrs.gmbh' }
const at = (name: string) => ({
  domain: name,
  zone: name,
  records: [{ type: 'A', name, content: '203.0.113.7', ttl: 300 }],
})

const wishAfter = (...more: VrsEvent[]) => {
  const events = recorded(projectStream(projectId), ...wholePath, ...more)
  const project = projectFrom(events)
  return planWish({
    project: { id: 'p1', slug: 'berger' } as ProjectRow,
    events,
    names: project.stage === 'unborn' ? [] : project.names,
    steps: ['dns'],
    moves: 0,
    servers: [],
    domains: [],
    domainEvents: [],
  })
}

const added = (domain: typeof second): VrsEvent[] => [
  { type: 'DomainAdded', data: { domain } },
  { type: 'DomainBrought', data: { domain: domain.name, zone: domain.name, kind } },
  { type: 'DomainPointed', data: at(domain.name) },
]

test('a plan is made for the name that a project goes by now', () => {
  expect(wishAfter().domain.name).toBe(domainAssigned.data.domain)
  const chosen: VrsEvent = {
    type: 'PrimaryChosen',
    data: { domain: second, zone: second.name, url: 'https://zweite.de/', before },
  }
  expect(wishAfter(...added(second), chosen)).toMatchObject({ domain: second, zone: second.name })
})

test('a plan leaves names alone that were dropped, unless they came again', () => {
  const removed: VrsEvent = { type: 'DomainRemoved', data: at(third.name) }
  const names = (...more: VrsEvent[]) => {
    const { bought, places, named } = wishAfter(...added(second), ...added(third), ...more)
    return [
      bought.map(({ name }) => name),
      places.map(({ domain }) => domain),
      named.flatMap(({ records }) => records.map(({ name }) => name)),
    ]
  }
  const first = domainAssigned.data.domain
  const left = [[second.name], [first, second.name], [first, second.name]]
  expect(names(removed)).toEqual(left)
  expect(names(removed, ...added(third))[0]).toEqual([second.name, third.name])
})
