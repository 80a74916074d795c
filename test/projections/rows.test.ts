import { describe, expect, test } from 'bun:test'
import type { DomainEvent } from '../../events'
import { domainStream, licenseStream, personStream, projectStream } from '../../events/streams'
import {
  customerId,
  noon,
  orderCancelled,
  paymentArrivedLate,
  paymentConfirmed,
  paymentMismatched,
  projectId,
  provisioningResumed,
  serverAssigned,
  serverId,
  wholePath,
} from '../support/project-events'
import { projectRows } from './project-rows'

const projectRowsAfter = (...events: readonly DomainEvent[]) =>
  projectRows(projectStream(projectId), ...events)

describe('a project', () => {
  test('takes its slug and its domain until it ends', () => {
    const stream = projectStream(projectId)
    expect(projectRowsAfter(...wholePath).taken_names).toEqual([
      { kind: 'slug', name: 'steuerberater-koeln', stream },
      { kind: 'domain', name: 'steuerberater.vrs.gmbh', stream },
    ])
    expect(projectRowsAfter(wholePath[0], orderCancelled()).taken_names).toBeUndefined()
    const archived: DomainEvent = { type: 'ProjectArchived', data: {} }
    expect(projectRowsAfter(...wholePath, archived).taken_names).toBeUndefined()
  })

  test('is under way until its site was verified, and not where only its welcome is done anew', () => {
    const anew = (step: 'deployment' | 'live') => {
      const [row] = projectRowsAfter(...wholePath, provisioningResumed(step, 'e1')).projects ?? []
      return row?.under_way
    }
    expect([anew('deployment'), anew('live')]).toEqual([true, false])
  })

  test('takes a place on its server until it is cancelled', () => {
    const slot = { project_id: projectId, server_id: serverId }
    expect(projectRowsAfter(wholePath[0], serverAssigned).server_slots).toEqual([slot])
    expect(
      projectRowsAfter(wholePath[0], serverAssigned, orderCancelled()).server_slots,
    ).toBeUndefined()
  })

  test('has a row for all money that came, was wrong or came too late', () => {
    const base = { project_id: projectId, at: noon, currency: 'EUR', payment_ref: 'pi_1' }
    const bank: DomainEvent = {
      type: 'PaymentConfirmed',
      data: { ...paymentConfirmed().data, via: 'bank', receivedOn: '2026-11-20' },
    }
    expect(
      projectRowsAfter(
        wholePath[0],
        paymentConfirmed(),
        paymentMismatched(7),
        paymentArrivedLate,
        bank,
      ).payments,
    ).toEqual([
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
    expect(projectRowsAfter(...wholePath).projects).toMatchObject([
      { id: projectId, version: wholePath.length, changed_at: noon },
    ]))
})

describe('a license', () => {
  const data = { projectId, plugin: 'kontakt', cycle: 'yearly' as const, netCents: 900 }
  const issued: DomainEvent = {
    type: 'LicenseIssued',
    data: { ...data, source: 'order', paidUntil: noon },
  }
  const event = (
    type: 'LicenseSuspended' | 'LicenseReinstated' | 'LicenseRevoked',
  ): DomainEvent => ({
    type,
    data: {},
  })
  const downloaded: DomainEvent = { type: 'PluginFirstDownloaded', data: { version: '1.2.3' } }
  const license = (...events: DomainEvent[]) =>
    projectRows(licenseStream(projectId, 'kontakt'), ...events).licenses?.[0]

  test('is active with its dates from the start', () =>
    expect(license(issued)).toEqual({
      id: `${projectId}-kontakt`,
      project_id: projectId,
      plugin: 'kontakt',
      cycle: 'yearly',
      net_cents: 900,
      source: 'order',
      stage: 'active',
      issued_at: noon,
      runs_until: null,
      updates_until: null,
      paid_until: noon,
      anchor_on: '2026-11-21',
      trial_ends_at: null,
      ends_at: null,
      next_cycle: null,
      next_net_cents: null,
      due_at: null,
    }))

  test('follows what becomes of it', () => {
    // Its status follows in the database from its stage and these moments.
    expect(license(issued, event('LicenseSuspended'))).toMatchObject({
      stage: 'active',
      suspended_by_caseworker_at: noon,
    })
    expect(license(issued, event('LicenseSuspended'), event('LicenseReinstated'))).toMatchObject({
      stage: 'active',
      suspended_by_caseworker_at: null,
    })
    expect(license(issued, event('LicenseRevoked'))).toMatchObject({ stage: 'revoked' })
    expect(license(issued, downloaded)).toMatchObject({ first_version: '1.2.3' })
  })

  test('that is issued again is one row, and remembers the first download', () => {
    const again = [issued, downloaded, event('LicenseRevoked'), issued]
    expect(license(...again)).toMatchObject({ stage: 'active', first_version: '1.2.3' })
  })
})

test.each([
  ['transferred', 'pending_transfer'],
  ['registered', 'pending_registration'],
] as const)('a name to be %s waits for that: %s', (kind, status) => {
  const ordered: DomainEvent = { type: 'DomainOrdered', data: { kind, projectId } }
  expect(projectRows(domainStream('a.vrs.gmbh'), ordered).domains).toMatchObject([{ kind, status }])
})

test('a domain belongs to a project, or to none after its release', () => {
  const claimed: DomainEvent = { type: 'DomainClaimed', data: { projectId, primary: true } }
  const released: DomainEvent = { type: 'DomainReleased', data: { projectId } }
  const domain = { name: 'a.vrs.gmbh', status: 'active', cost_cents: 0 }
  const row = { ...domain, project_id: projectId, is_primary: true }
  const stream = domainStream('a.vrs.gmbh')
  expect(projectRows(stream, claimed)).toEqual({ domains: [row] })
  expect(projectRows(stream, claimed, released)).toEqual({
    domains: [{ ...row, project_id: null, is_primary: false }],
  })
})

test('a person stays sealed', () => {
  const sealed = { name: 'c2VhbGVk' }
  const row = { id: customerId, sealed, has_password: false, since: noon }
  const stream = personStream(customerId)
  expect(projectRows(stream, { type: 'CustomerRegistered', data: { sealed } })).toEqual({
    people: [{ ...row, role: null, sealed_as: 'CustomerRegistered' }],
  })
  const corrected: DomainEvent = {
    type: 'CustomerDetailsCorrected',
    data: { sealed: { name: 'bmV3' } },
  }
  expect(
    projectRows(stream, { type: 'CustomerRegistered', data: { sealed } }, corrected).people,
  ).toEqual([
    { ...row, role: null, sealed: { name: 'bmV3' }, sealed_as: 'CustomerDetailsCorrected' },
  ])
  const invited: DomainEvent = { type: 'StaffInvited', data: { role: 'auditor', sealed } }
  const staff = { ...row, role: 'auditor', sealed_as: 'StaffInvited' }
  expect(projectRows(stream, invited, { type: 'PasswordSet', data: {} })).toEqual({
    people: [{ ...staff, has_password: true }],
  })
  const granted: DomainEvent = { type: 'RoleGranted', data: { role: 'admin' } }
  expect(projectRows(stream, invited, granted).people).toMatchObject([{ role: 'admin' }])
  const withdrawn: DomainEvent = { type: 'RoleWithdrawn', data: { role: 'admin' } }
  expect(projectRows(stream, invited, granted, withdrawn).people).toMatchObject([{ role: null }])
})
