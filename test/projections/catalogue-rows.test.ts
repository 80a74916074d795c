import { expect, test } from 'bun:test'
import type { DomainEvent } from '../../events'
import {
  baseDomainStream,
  bundleStream,
  categoryStream,
  projectTypeStream,
  serverPoolStream,
  serverStream,
} from '../../events/streams'
import { noon, serverId } from '../support/project-events'
import { projectRows } from './project-rows'

test('a bundle is composed and withdrawn', () => {
  const offered: DomainEvent = {
    type: 'BundleOffered',
    data: {
      code: 'starter',
      displayName: 'Starter',
      projectType: 'association',
      billingCycle: 'monthly',
      isDefault: true,
    },
  }
  const composed: DomainEvent = {
    type: 'BundleComposed',
    data: { plugins: ['kontakt'], discountPercent: 10 },
  }
  const stream = bundleStream('starter')
  expect(projectRows(stream, offered, composed).bundles).toEqual([
    {
      code: 'starter',
      display_name: 'Starter',
      project_type: 'association',
      billing_cycle: 'monthly',
      is_default: true,
      plugins: ['kontakt'],
      discount_percent: 10,
      withdrawn: false,
      fields: {},
    },
  ])
  const described: DomainEvent = {
    type: 'BundleDescribed',
    data: { fields: { displayNameEn: 'Starter' } },
  }
  expect(projectRows(stream, offered, described).bundles).toMatchObject([
    { fields: { displayNameEn: 'Starter' } },
  ])
  const withdrawn: DomainEvent = { type: 'BundleWithdrawn', data: {} }
  expect(projectRows(stream, offered, withdrawn).bundles).toMatchObject([
    { withdrawn: true, plugins: [] },
  ])
})

test('project types, categories and base domains are offered and withdrawn', () => {
  const type: DomainEvent = {
    type: 'ProjectTypeOffered',
    data: { code: 'intern', displayName: 'Intern', trialDays: 3, isFree: true, order: 2 },
  }
  const chosen: DomainEvent = { type: 'BaseTypeChosen', data: {} }
  const withdrawn: DomainEvent = { type: 'ProjectTypeWithdrawn', data: {} }
  const offered = { code: 'intern', display_name: 'Intern', trial_days: 3, is_free: true }
  expect(projectRows(projectTypeStream('intern'), type, chosen).project_types).toEqual([
    { ...offered, base_chosen_at: noon, position: 2, withdrawn: false, fields: {} },
  ])
  const described: DomainEvent = {
    type: 'ProjectTypeDescribed',
    data: { fields: { displayNameEn: 'Internal' } },
  }
  expect(projectRows(projectTypeStream('intern'), type, described).project_types).toMatchObject([
    { fields: { displayNameEn: 'Internal' } },
  ])
  expect(projectRows(projectTypeStream('intern'), type, withdrawn).project_types).toMatchObject([
    { withdrawn: true },
  ])
  const appearance = { icon: 'globe', color: 'teal' }
  const category: DomainEvent = {
    type: 'CategoryNamed',
    data: { code: 'web', displayName: 'Web', ...appearance, order: 1 },
  }
  expect(projectRows(categoryStream('web'), category).categories).toEqual([
    { code: 'web', display_name: 'Web', ...appearance, position: 1, fields: {} },
  ])
  const inEnglish: DomainEvent = {
    type: 'CategoryDescribed',
    data: { fields: { displayNameEn: 'Website' } },
  }
  const renamed: DomainEvent = {
    type: 'CategoryNamed',
    data: { code: 'web', displayName: 'Netz', ...appearance, order: 2 },
  }
  const dropped: DomainEvent = { type: 'CategoryDropped', data: {} }
  const stream = categoryStream('web')
  expect(projectRows(stream, category, inEnglish, renamed).categories).toMatchObject([
    { display_name: 'Netz', position: 2, fields: { displayNameEn: 'Website' } },
  ])
  expect(projectRows(stream, category, inEnglish, dropped).categories).toBeUndefined()
  expect(projectRows(stream, category, inEnglish, dropped, category).categories).toMatchObject([
    { display_name: 'Web', fields: {} },
  ])
  const domain: DomainEvent = {
    type: 'BaseDomainOffered',
    data: { name: 'vrs.gmbh', displayName: 'VRS', isDefault: true },
  }
  const away: DomainEvent = { type: 'BaseDomainWithdrawn', data: {} }
  expect(projectRows(baseDomainStream('vrs.gmbh'), domain, away).base_domains).toEqual([
    { name: 'vrs.gmbh', display_name: 'VRS', is_default: true, withdrawn: true },
  ])
})

test('a server is open, closed and open again', () => {
  const added: DomainEvent = {
    type: 'ServerAdded',
    data: { name: 's1', ipv4: '203.0.113.7', coolifyUuid: 'c-1', capacity: 5 },
  }
  const closed: DomainEvent = { type: 'ServerClosedToNew', data: {} }
  const opened: DomainEvent = { type: 'ServerOpenedToNew', data: {} }
  const stream = serverStream(serverId)
  expect(projectRows(stream, added).servers).toEqual([
    {
      id: serverId,
      name: 's1',
      description: null,
      ipv4: '203.0.113.7',
      ipv6: null,
      coolify_uuid: 'c-1',
      capacity: 5,
      accepting_new: true,
      status: 'active',
      status_since: noon,
    },
  ])
  expect(projectRows(stream, added, closed).servers).toMatchObject([{ accepting_new: false }])
  expect(projectRows(stream, added, closed, opened).servers).toMatchObject([
    { accepting_new: true },
  ])
})

test('a server rests, is lost, comes back, grows and goes', () => {
  const added: DomainEvent = {
    type: 'ServerAdded',
    data: { name: 's1', ipv4: '203.0.113.7', coolifyUuid: 'c-1', capacity: 5 },
  }
  const after = (...events: DomainEvent[]) =>
    projectRows(serverStream(serverId), added, ...events).servers
  const rested: DomainEvent = { type: 'ServerPutInMaintenance', data: {} }
  const lost: DomainEvent = { type: 'ServerWentOffline', data: {} }
  const back: DomainEvent = { type: 'ServerCameBack', data: {} }
  expect(after(rested)).toMatchObject([{ status: 'maintenance' }])
  expect(after(lost)).toMatchObject([{ status: 'offline' }])
  expect(after(lost, back)).toMatchObject([{ status: 'active' }])
  expect(after({ type: 'ServerCapacitySet', data: { capacity: 9 } })).toMatchObject([
    { capacity: 9 },
  ])
  const described: DomainEvent = { type: 'ServerDescribed', data: { fields: { name: 'eins' } } }
  expect(after(described)).toMatchObject([{ name: 'eins', description: null }])
  expect(after({ type: 'ServerRemoved', data: {} })).toBeUndefined()
})

test('a server that was asked for stands apart until it is there or given up', () => {
  const requested: DomainEvent = {
    type: 'ServerRequested',
    data: { name: 's2', ip: '203.0.113.8', capacity: 5, privateKey: 'key-1' },
  }
  const failed: DomainEvent = { type: 'ServerValidationFailed', data: { code: 'DEADLINE' } }
  const repeated: DomainEvent = { type: 'ServerValidationRepeated', data: {} }
  const added: DomainEvent = {
    type: 'ServerAdded',
    data: { name: 's2', ipv4: '203.0.113.8', coolifyUuid: 'c-2', capacity: 5 },
  }
  const after = (...events: DomainEvent[]) =>
    projectRows(serverStream(serverId), requested, ...events)
  expect(after().server_requests).toMatchObject([{ ip: '203.0.113.8', trouble: null }])
  expect(after(failed).server_requests).toMatchObject([{ trouble: { code: 'DEADLINE', at: noon } }])
  expect(after(failed, repeated).server_requests).toMatchObject([{ trouble: null }])
  expect(after(added)).toMatchObject({ servers: [{ id: serverId, name: 's2' }] })
  expect(after(added).server_requests).toBeUndefined()
  expect(after({ type: 'ServerRequestWithdrawn', data: {} })).toEqual({})
})

test('the strategy is the one chosen last', () => {
  const choiceEvent = (strategy: 'round_robin' | 'specific', id?: string): DomainEvent => ({
    type: 'ServerStrategyChosen',
    data: { strategy, ...(id ? { serverId: id } : {}) },
  })
  const rows = projectRows(
    serverPoolStream,
    choiceEvent('specific', 's1'),
    choiceEvent('round_robin'),
  )
  expect(rows).toEqual({
    server_pool: [{ id: 'main', strategy: 'round_robin', server_id: null }],
  })
})
