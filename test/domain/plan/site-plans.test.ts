import { describe, expect, test } from 'bun:test'
import { listCandidateZones, needsPurchase } from '../../../src/domain/plan/acquisition'
import { domainReleaseLines, planDomainRelease } from '../../../src/domain/plan/domain-release'
import { hasSameAddresses, listSiteHosts } from '../../../src/domain/plan/site-addresses'
import { siteNames } from '../../../src/domain/plan/site-names'
import type { PreparedInventory } from '../../../src/domain/plan/site-plan'
import {
  deploymentLines,
  formerSiteLines,
  preparationLines,
} from '../../../src/domain/plan/site-plan'
import { planSiteRemoval, siteRemovalLines } from '../../../src/domain/plan/site-removal'

const id = '01993e5a-1111-7000-8000-00000000be12'
const names = siteNames({ projectId: id, slug: 'berger', moves: 1, movesWhenLive: 0 })
const site = { uuid: 'a-2', name: names.application }
const formerSite = { uuid: 'a-1', name: 'vrs-berger-0000be12' }
const database = { uuid: 'd-1', name: names.database, state: 'running' }
const inventory = {
  project: 'p-1',
  projects: ['p-1'],
  applications: [site],
  databases: [database],
  storageCount: 1,
  otherResources: 0,
}
const summary = (lines: readonly { act: string; what: string }[]) =>
  lines.map(({ act, what }) => `${act} ${what}`)

test('a site at another server has a name of its own, its database keeps the former', () => {
  expect(names).toEqual({
    project: 'vrs-berger-0000be12',
    application: 'vrs-berger-0000be12-2',
    database: 'vrs-berger-0000be12',
  })
  expect(siteNames({ projectId: id, slug: 'berger', moves: 2 }).database).toBe(
    'vrs-berger-0000be12-3',
  )
})

describe('the preparation', () => {
  const plan = (more: Partial<PreparedInventory> = {}) =>
    summary(preparationLines({ ...inventory, ...more }, names, 'current'))

  test('changes only the variables of what is complete', () =>
    expect(plan()).toEqual(['change variables']))
  test('creates what is missing', () => {
    expect(plan({ project: undefined, applications: [], databases: [], storageCount: 0 })).toEqual([
      'create project',
      'create database',
      'create application',
      'create volume',
      'change variables',
    ])
    expect(plan({ storageCount: 0 })).toEqual(['create volume', 'change variables'])
  })
  test('starts a stopped database', () =>
    expect(plan({ databases: [{ ...database, state: 'exited' }] })).toEqual([
      'change database',
      'change variables',
    ]))
  test('brings outdated settings up to date', () =>
    expect(summary(preparationLines(inventory, names, 'outdated'))).toEqual([
      'change application',
      'change variables',
    ]))
})

test('a queued deployment is adopted', () => {
  expect(deploymentLines('a', [{ status: 'queued' }])).toEqual([])
  expect(summary(deploymentLines('a', [{ status: 'in_progress' }]))).toEqual(['deploy application'])
})

test('after a move the former site goes', () =>
  expect(
    summary(formerSiteLines({ ...inventory, applications: [site, formerSite] }, names)),
  ).toEqual(['delete application', 'keep volume']))

describe('the removal at Coolify', () => {
  test('keeps databases and the project around them with the data', () => {
    expect(planSiteRemoval(inventory, 'keep')).toEqual({
      applications: [site],
      volumes: 'keep',
      databases: [],
      projects: [],
    })
    expect(summary(siteRemovalLines(inventory, 'keep', names.project))).toEqual([
      'delete application',
      'keep volume',
      'keep database',
      'keep project',
    ])
  })
  test('erases all with the data', () => {
    expect(planSiteRemoval(inventory, 'erase').databases).toEqual([database])
    expect(summary(siteRemovalLines(inventory, 'erase', names.project))).toEqual([
      'delete application',
      'delete volume',
      'delete database',
      'delete project',
    ])
  })
  test('deletes no project that holds something else', () => {
    const filled = { ...inventory, otherResources: 1 }
    expect(planSiteRemoval(filled, 'erase').projects).toEqual([])
    expect(planSiteRemoval({ ...filled, databases: [] }, 'keep').projects).toEqual([])
    expect(planSiteRemoval({ ...inventory, databases: [] }, 'keep').projects).toEqual(['p-1'])
  })
})

describe('the release of a name', () => {
  test.each([
    ['held', 'expire'],
    ['pending', 'nothing'],
    ['absent', 'removeZone'],
    ['failed', 'removeZone'],
  ] as const)('%s: %s', (state, release) => expect(planDomainRelease(state)).toBe(release))

  test('is shown with what the name has cost', () => {
    const lines = (
      state: 'held' | 'pending' | 'absent',
      renewal: 'expires' | 'renews' = 'renews',
      zone: 'exists' | 'missing' = 'exists',
    ) => domainReleaseLines({ name: 'b.de', costCents: 590 }, { state, renewal, zone })
    const kept = { act: 'keep', what: 'zone', name: 'b.de', netCents: 590 }
    expect(lines('held')).toEqual([{ act: 'change', what: 'domain', name: 'b.de' }, kept] as never)
    expect(lines('held', 'expires')).toEqual([kept] as never)
    expect(lines('pending')).toEqual([])
    expect(lines('absent')).toEqual([{ act: 'delete', what: 'zone', name: 'b.de' }])
    expect(lines('absent', 'renews', 'missing')).toEqual([])
  })
})

describe('the addresses of a site', () => {
  const first = { domain: 'a.vrs.gmbh', zone: 'vrs.gmbh' }
  const second = { domain: 'b.de', zone: 'b.de' }
  test('begin with the leading name, which is listed once', () => {
    const [a, b] = [
      ['a.vrs.gmbh', 'www.a.vrs.gmbh'],
      ['b.de', 'www.b.de'],
    ] as const
    expect(listSiteHosts([first, second], first, 'all')).toEqual([...a, ...b])
    expect(listSiteHosts([first, second], second, 'all')).toEqual([...b, ...a])
  })
  test('differ by their order only where that matters', () => {
    expect(hasSameAddresses(['a', 'b'], ['b', 'a'], 'any order')).toBe(true)
    expect(hasSameAddresses(['a', 'b'], ['b', 'a'], 'same order')).toBe(false)
    expect(hasSameAddresses(['a'], ['a', 'b'], 'any order')).toBe(false)
  })
})

test('a name is bought only where INWX neither holds it nor is about to', () => {
  expect((['absent', 'failed', 'pending', 'held'] as const).filter(needsPurchase)).toEqual([
    'absent',
    'failed',
  ])
})

test('an owned name is in its own zone or in that of its domain', () => {
  expect(listCandidateZones('shop.berger.de')).toEqual(['shop.berger.de', 'berger.de'])
  expect(listCandidateZones('berger.de')).toEqual(['berger.de'])
})
