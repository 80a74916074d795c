import { describe, expect, test } from 'bun:test'
import type { DomainEvent } from '../../../events'
import { projectStream } from '../../../events/streams'
import { decideProject } from '../../../src/domain/project/decide'
import { rebuildProject } from '../../../src/domain/project/evolve'
import type { OrderUpgrade } from '../../../src/domain/purchase/purchase-commands'
import { givenProject, toRecordedEvents } from '../../support/decider-specification'
import { catalogueOffer, projectId, projectOrdered, wholePath } from '../../support/project-events'
import { heldLicense, purchaseTerms } from './purchase-examples'

const upgrade = (changes: Partial<OrderUpgrade['data']> = {}): OrderUpgrade => ({
  type: 'OrderUpgrade',
  data: { ...purchaseTerms, offer, plugin: 'impressum', cycle: 'yearly', ...changes },
})
const [monthly] = catalogueOffer.prices
const offer = {
  ...catalogueOffer,
  prices: [
    ...catalogueOffer.prices,
    ...(monthly
      ? [{ ...monthly, plugin: 'impressum', cycle: 'yearly' as const, netCents: 10_800 }]
      : []),
  ],
}

describe('a longer cycle', () => {
  test('begins today; the days of the paid period that are left are taken off', () =>
    givenProject(...wholePath)
      .when(upgrade())
      .then({
        type: 'LicenseUpgradeOrdered',
        data: {
          orderNumber: '2026-00512',
          plugins: ['impressum'],
          cycle: 'yearly',
          cyclePrices: { impressum: 10_800 },
          // 995 x 10 / 31 = 320.97
          price: {
            netCents: 10_479,
            taxCents: 1991,
            grossCents: 12_470,
            currency: 'EUR',
            taxRatePercent: 19,
            lines: [
              { code: 'impressum', kind: 'plugin', netCents: 10_800 },
              { code: 'impressum', kind: 'discount', netCents: -321 },
            ],
          },
          asOfDay: '2026-12-22',
          period: { from: '2026-12-22', to: '2027-12-21' },
          paymentMethod: 'stripe_prepaid',
          formerCycle: 'monthly',
          payBy: '2026-12-23T09:00:00.000Z',
        },
      }))
  const creditOf = (data: Partial<OrderUpgrade['data']>, ...past: readonly DomainEvent[]) => {
    const project = rebuildProject(toRecordedEvents(projectStream(projectId), ...past))
    const [ordered] = decideProject(projectId, upgrade(data), project)
    return ordered?.type === 'LicenseUpgradeOrdered' ? ordered.data.price.lines[1]?.netCents : null
  }
  test('takes off what was paid in advance as well, and never more than it costs', () => {
    const paidUntil = '2027-02-28T23:00:00.000Z'
    // The rest of December, January and February.
    const licenses = [heldLicense('impressum', { paidUntil })]
    expect(creditOf({ licenses }, ...wholePath)).toBe(-321 - 2 * 995)
    const dear = [heldLicense('impressum', { paidUntil, netCents: 9000 })]
    expect(creditOf({ licenses: dear }, ...wholePath)).toBe(-10_800)
  })
  test('takes off nothing for the first period of a license that a caseworker gave', () => {
    const issued = { source: 'caseworker', anchorOn: '2026-12-01' }
    expect(creditOf({ licenses: [heldLicense('impressum', issued)] }, ...wholePath)).toBeUndefined()
    const paidUntil = '2027-01-31T23:00:00.000Z'
    const renewed = heldLicense('impressum', { ...issued, paidUntil })
    expect(creditOf({ licenses: [renewed] }, ...wholePath)).toBe(-995)
  })
  test('takes off no discount that the order had, as that was never paid', () => {
    const lines = [
      { code: 'impressum', kind: 'plugin' as const, netCents: 995 },
      { code: 'impressum', kind: 'discount' as const, netCents: -100 },
    ]
    const price = { ...projectOrdered.data.price, lines }
    const ordered = { ...projectOrdered, data: { ...projectOrdered.data, price } }
    // 895 x 10 / 31 = 288.71
    expect(creditOf({}, ordered, ...wholePath.slice(1))).toBe(-289)
  })
  test('is refused where it is none, or is not offered', () => {
    const given = givenProject(...wholePath)
    given.when(upgrade({ cycle: 'monthly' })).thenRefused('NO_UPGRADE')
    given.when(upgrade({ cycle: 'once' })).thenRefused('NOT_AVAILABLE')
    given.when(upgrade({ plugin: 'kontakt' })).thenRefused('NOT_LICENSED')
  })
})
