import { describe, expect, test } from 'bun:test'
import type { VrsEvent } from '../../events'
import { domainStream, licenseStream, personStream, projectStream } from '../../events/streams'
import {
  cancelled,
  customerId,
  late,
  mismatched,
  noon,
  paid,
  projectId,
  resumed,
  serverAssigned,
  serverId,
  wholePath,
} from '../support/project-events'
import { rowsAfter } from './project-rows'

const ofProject = (...events: readonly VrsEvent[]) => rowsAfter(projectStream(projectId), ...events)

describe('a project', () => {
  test('takes its slug and its domain until it ends', () => {
    const stream = projectStream(projectId)
    expect(ofProject(...wholePath).taken_names).toEqual([
      { kind: 'slug', name: 'steuerberater-koeln', stream },
      { kind: 'domain', name: 'steuerberater.vrs.gmbh', stream },
    ])
    expect(ofProject(wholePath[0], cancelled()).taken_names).toBeUndefined()
    const archived: VrsEvent = { type: 'ProjectArchived', data: {} }
    expect(ofProject(...wholePath, archived).taken_names).toBeUndefined()
  })

  test('is under way until its site was verified, and not where only its welcome is done anew', () => {
    const anew = (step: 'deployment' | 'live') => {
      const [row] = ofProject(...wholePath, resumed(step, 'e1')).projects ?? []
      return row?.under_way
    }
    expect([anew('deployment'), anew('live')]).toEqual([true, false])
  })

  test('takes a place on its server until it is cancelled', () => {
    const slot = { project_id: projectId, server_id: serverId }
    expect(ofProject(wholePath[0], serverAssigned).server_slots).toEqual([slot])
    expect(ofProject(wholePath[0], serverAssigned, cancelled()).server_slots).toBeUndefined()
  })

  test('has a row for all money that came, was wrong or came too late', () => {
    const base = { project_id: projectId, at: noon, currency: 'EUR', payment_ref: 'pi_1' }
    const bank: VrsEvent = {
      type: 'PaymentConfirmed',
      data: { ...paid().data, via: 'bank', receivedOn: '2026-11-20' },
    }
    expect(ofProject(wholePath[0], paid(), mismatched(7), late, bank).payments).toEqual([
      {
        ...base,
        position: 2,
        outcome: 'confirmed',
        amount_cents: 1184,
        via: 'stripe',
        received_on: null,
      },
      { ...base, position: 3, outcome: 'mismatched', amount_cents: 7, expected_cents: 1184 },
      { ...base, position: 4, outcome: 'late', amount_cents: 1184 },
      {
        ...base,
        position: 5,
        outcome: 'confirmed',
        amount_cents: 1184,
        via: 'bank',
        received_on: '2026-11-20',
      },
    ])
  })

  test('counts its events', () =>
    expect(ofProject(...wholePath).projects).toMatchObject([
      { id: projectId, version: wholePath.length, changed_at: noon },
    ]))
})

describe('a license', () => {
  const data = { projectId, plugin: 'kontakt', cycle: 'yearly' as const, netCents: 900 }
  const issued: VrsEvent = {
    type: 'LicenseIssued',
    data: { ...data, source: 'order', paidUntil: noon },
  }
  const event = (type: 'LicenseSuspended' | 'LicenseReinstated' | 'LicenseRevoked'): VrsEvent => ({
    type,
    data: {},
  })
  const downloaded: VrsEvent = { type: 'PluginFirstDownloaded', data: { version: '1.2.3' } }
  const license = (...events: VrsEvent[]) =>
    rowsAfter(licenseStream(projectId, 'kontakt'), ...events).licenses?.[0]

  test('is active with its dates from the start', () =>
    expect(license(issued)).toEqual({
      id: `${projectId}-kontakt`,
      project_id: projectId,
      plugin: 'kontakt',
      cycle: 'yearly',
      net_cents: 900,
      source: 'order',
      status: 'active',
      issued_at: noon,
      runs_until: null,
      updates_until: null,
      paid_until: noon,
    }))

  test('follows what becomes of it', () => {
    expect(license(issued, event('LicenseSuspended'))).toMatchObject({ status: 'suspended' })
    expect(license(issued, event('LicenseSuspended'), event('LicenseReinstated'))).toMatchObject({
      status: 'active',
    })
    expect(license(issued, event('LicenseRevoked'))).toMatchObject({ status: 'revoked' })
    expect(license(issued, downloaded)).toMatchObject({ first_version: '1.2.3' })
  })

  test('that is issued again is one row, and remembers the first download', () => {
    const again = [issued, downloaded, event('LicenseRevoked'), issued]
    expect(license(...again)).toMatchObject({ status: 'active', first_version: '1.2.3' })
  })
})

test.each([
  ['transferred', 'pending_transfer'],
  ['registered', 'pending_registration'],
] as const)('a name to be %s waits for that: %s', (kind, status) => {
  const ordered: VrsEvent = { type: 'DomainOrdered', data: { kind, projectId } }
  expect(rowsAfter(domainStream('a.vrs.gmbh'), ordered).domains).toMatchObject([{ kind, status }])
})

test('a domain belongs to a project, or to none after its release', () => {
  const claimed: VrsEvent = { type: 'DomainClaimed', data: { projectId, primary: true } }
  const released: VrsEvent = { type: 'DomainReleased', data: { projectId } }
  const held = { name: 'a.vrs.gmbh', status: 'active', cost_cents: 0 }
  const row = { ...held, project_id: projectId, is_primary: true }
  const stream = domainStream('a.vrs.gmbh')
  expect(rowsAfter(stream, claimed)).toEqual({ domains: [row] })
  expect(rowsAfter(stream, claimed, released)).toEqual({
    domains: [{ ...row, project_id: null, is_primary: false }],
  })
})

test('a person stays sealed', () => {
  const sealed = { name: 'c2VhbGVk' }
  const row = { id: customerId, sealed, has_password: false, since: noon }
  const stream = personStream(customerId)
  expect(rowsAfter(stream, { type: 'CustomerRegistered', data: { sealed } })).toEqual({
    people: [{ ...row, role: null, sealed_as: 'CustomerRegistered' }],
  })
  const invited: VrsEvent = { type: 'StaffInvited', data: { role: 'auditor', sealed } }
  const staff = { ...row, role: 'auditor', sealed_as: 'StaffInvited' }
  expect(rowsAfter(stream, invited, { type: 'PasswordSet', data: {} })).toEqual({
    people: [{ ...staff, has_password: true }],
  })
  const granted: VrsEvent = { type: 'RoleGranted', data: { role: 'admin' } }
  expect(rowsAfter(stream, invited, granted).people).toMatchObject([{ role: 'admin' }])
  const withdrawn: VrsEvent = { type: 'RoleWithdrawn', data: { role: 'admin' } }
  expect(rowsAfter(stream, invited, granted, withdrawn).people).toMatchObject([{ role: null }])
})
