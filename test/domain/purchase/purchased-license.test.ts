import { describe, expect, test } from 'bun:test'
import type { DomainEvent, RecordedEvent } from '../../../events'
import type { LaterPurchaseKind } from '../../../events/payment/plugin-order'
import { licenseStream } from '../../../events/streams'
import {
  decidePurchasedLicense,
  isPurchaseWithheld,
} from '../../../src/domain/purchase/decide-purchased-license'
import type { Purchase } from '../../../src/domain/purchase/purchases'
import { toRecordedEvents } from '../../support/decider-specification'
import { projectId } from '../../support/project-events'
import { pluginsOrdered } from './purchase-examples'

const plugin = 'kontakt'
const at = '2026-12-23T08:00:00.000Z'
const purchaseOf = (kind: LaterPurchaseKind, changes: Partial<Purchase> = {}): Purchase => ({
  ...pluginsOrdered().data,
  kind,
  status: 'settled',
  attempt: 1,
  ...changes,
})
const january = { from: '2027-01-01', to: '2027-01-31' }
const renewal = purchaseOf('renewal', { period: january, cyclePrices: { kontakt: 2500 } })
const upgrade = purchaseOf('upgrade', {
  cycle: 'yearly',
  cyclePrices: { kontakt: 29_000 },
  period: { from: '2026-12-22', to: '2027-12-21' },
})

const terms = {
  paidUntil: '2026-12-31T23:00:00.000Z',
  runsUntil: '2027-01-14T23:00:00.000Z',
  updatesUntil: '2027-01-14T23:00:00.000Z',
}
const what = { projectId, plugin, cycle: 'monthly', netCents: 2900, source: 'order' } as const
const issued: DomainEvent = {
  type: 'LicenseIssued',
  data: { ...what, anchorOn: '2026-12-01', ...terms },
}
const trial: DomainEvent = {
  type: 'TrialStarted',
  data: { projectId, plugin, endsAt: '2026-12-30T09:00:00.000Z' },
}
const expired: DomainEvent = { type: 'LicenseExpired', data: {} }
const revoked: DomainEvent = { type: 'LicenseRevoked', data: {} }

const record = (...events: DomainEvent[]): RecordedEvent[] =>
  toRecordedEvents(licenseStream(projectId, plugin), ...events)
/** What is done, and that a second run does nothing. */
const fulfill = (purchase: Purchase, ...past: DomainEvent[]) => {
  const purchased = { purchase, projectId, plugin, at }
  const decided = decidePurchasedLicense(purchased, record(...past))
  expect(decidePurchasedLicense(purchased, record(...past, ...decided))).toEqual([])
  return decided
}

const renewedEnd = '2027-02-14T23:00:00.000Z'
const renewedTerms = { runsUntil: renewedEnd, updatesUntil: renewedEnd }

describe('a purchase that is released', () => {
  test('issues the licenses, counted from the day to which they are aligned', () =>
    expect(fulfill(purchaseOf('plugins'))).toEqual([issued]))
  test('converts the trial of what runs on trial', () =>
    expect(fulfill(purchaseOf('conversion'), trial)).toEqual([
      { type: 'TrialConverted', data: {} },
      issued,
    ]))
  test('issues a license where the trial has ended before it was paid', () =>
    expect(fulfill(purchaseOf('conversion'), trial, { type: 'TrialEnded', data: {} })).toEqual([
      issued,
    ]))
  test('renews for the price that was agreed', () =>
    expect(fulfill(renewal, issued)).toEqual([
      {
        type: 'LicenseRenewed',
        data: {
          until: '2027-01-31T23:00:00.000Z',
          ...renewedTerms,
          cycle: 'monthly',
          netCents: 2500,
        },
      },
    ]))
  test('upgrades from the day on which its price was quoted, also when it is paid the day after', () =>
    expect(fulfill(upgrade, issued)).toEqual([
      {
        type: 'LicenseUpgraded',
        data: {
          cycle: 'yearly',
          netCents: 29_000,
          anchorOn: '2026-12-22',
          paidUntil: '2027-12-21T23:00:00.000Z',
          runsUntil: '2028-01-04T23:00:00.000Z',
          updatesUntil: '2028-01-04T23:00:00.000Z',
        },
      },
    ]))
  test('issues one that has expired meanwhile anew, for what was paid', () => {
    const data = { ...what, netCents: 2500, anchorOn: '2026-12-01', ...renewedTerms }
    expect(fulfill(renewal, issued, expired)).toEqual([
      { type: 'LicenseIssued', data: { ...data, paidUntil: '2027-01-31T23:00:00.000Z' } },
    ])
  })
  test('gives back no license that a person revoked; a new order does', () => {
    for (const one of [renewal, upgrade]) {
      expect(fulfill(one, issued, revoked)).toEqual([])
      expect(isPurchaseWithheld(one, record(issued, revoked))).toBe(true)
    }
    expect(isPurchaseWithheld(purchaseOf('plugins'), record(issued, revoked))).toBe(false)
    expect(fulfill(purchaseOf('plugins'), issued, revoked)).toEqual([issued])
  })
})
