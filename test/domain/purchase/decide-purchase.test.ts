import { describe, test } from 'bun:test'
import type { OfferRenewal } from '../../../src/domain/purchase/purchase-commands'
import { givenProject } from '../../support/decider-specification'
import { catalogueOffer, pathUntil, projectOrdered, wholePath } from '../../support/project-events'
import {
  december22,
  heldLicense,
  orderPlugins,
  pluginsOnInvoice,
  pluginsOrdered,
  purchaseReleased,
  purchaseTerms,
} from './purchase-examples'

const suspended = { type: 'ProjectSuspended' as const, data: { cause: 'unpaid' } }
const cancelled = {
  type: 'PurchaseCancelled' as const,
  data: { orderNumber: '2026-00512', cause: 'expired' as const },
}

describe('ordering more plugins', () => {
  test('freezes the price for the days that are left, and waits for the money', () =>
    givenProject(...wholePath)
      .when(orderPlugins())
      .then(pluginsOrdered()))
  test('on invoice is released at once', () =>
    givenProject(...wholePath)
      .when(orderPlugins({ paymentMethod: 'invoice' }))
      .then(pluginsOnInvoice(), purchaseReleased({ cause: 'invoiceTerms', dueDays: 14 })))
  test('for another period begins today where none runs', () => {
    const licenses = [heldLicense('impressum', { paidUntil: '2026-12-20T23:00:00.000Z' })]
    givenProject(...wholePath)
      .when(orderPlugins({ licenses }))
      .then(
        pluginsOrdered({
          price: {
            ...pluginsOrdered().data.price,
            netCents: 4400,
            taxCents: 836,
            grossCents: 5236,
            lines: [
              { code: 'kontakt', kind: 'plugin', netCents: 2900 },
              { code: 'kontakt', kind: 'setup', netCents: 1500 },
            ],
          },
          period: { from: '2026-12-22', to: '2027-01-21' },
          anchorOn: '2026-12-22',
        }),
      )
  })
  test('is not paid beyond the period that it is for', () => {
    const now = '2026-12-31T20:00:00.000Z'
    const { price, ...data } = pluginsOrdered().data
    const lines = [
      { code: 'kontakt', kind: 'plugin' as const, netCents: 94 },
      { code: 'kontakt', kind: 'setup' as const, netCents: 1500 },
    ]
    givenProject(...wholePath)
      .when(orderPlugins({ now }))
      .then({
        type: 'PluginsOrdered',
        data: {
          ...data,
          price: { ...price, netCents: 1594, taxCents: 303, grossCents: 1897, lines },
          asOfDay: '2026-12-31',
          period: { from: '2026-12-31', to: '2026-12-31' },
          payBy: '2026-12-31T23:00:00.000Z',
        },
      })
  })
  test('for nothing is released at once', () => {
    const prices = catalogueOffer.prices.map((one) => ({ ...one, netCents: 0, setupCents: 0 }))
    const { payBy: _, ...data } = pluginsOrdered().data
    const lines = [{ code: 'kontakt', kind: 'plugin' as const, netCents: 0 }]
    givenProject(...wholePath)
      .when(orderPlugins({ offer: { ...catalogueOffer, prices } }))
      .then(
        {
          type: 'PluginsOrdered',
          data: {
            ...data,
            cyclePrices: { kontakt: 0 },
            price: { ...data.price, netCents: 0, taxCents: 0, grossCents: 0, lines },
            paymentMethod: 'free',
          },
        },
        purchaseReleased({ cause: 'free' }),
      )
  })
  test('brings the free plugins that they depend on, however far', () => {
    const free = { ...catalogueOffer.prices[1], netCents: 0, setupCents: 0 }
    const prices = [
      ...catalogueOffer.prices,
      { ...free, plugin: 'basis' },
      { ...free, plugin: 'kern' },
    ] as typeof catalogueOffer.prices
    const offer = { ...catalogueOffer, prices }
    const dependencies = { kontakt: ['basis'], basis: ['kern', 'impressum'] }
    const { price, ...data } = pluginsOrdered().data
    const [plugin, setup] = price.lines
    givenProject(...wholePath)
      .when(orderPlugins({ offer, dependencies }))
      .then({
        type: 'PluginsOrdered',
        data: {
          ...data,
          plugins: ['kontakt', 'basis', 'kern'],
          cyclePrices: { kontakt: 2900, basis: 0, kern: 0 },
          price: {
            ...price,
            lines: [
              ...(plugin && setup ? [plugin, setup] : []),
              { code: 'basis', kind: 'plugin', netCents: 0 },
              { code: 'kern', kind: 'plugin', netCents: 0 },
            ],
          },
        },
      })
  })
  test('is refused where they depend on one that costs money and has no license', () =>
    givenProject(...wholePath)
      .when(orderPlugins({ dependencies: { kontakt: ['entwurf'] } }))
      .thenRefused('DEPENDENCY_NOT_LICENSED'))
  test('is refused for what is not offered, licensed already, or nothing', () => {
    const given = givenProject(...wholePath)
    given.when(orderPlugins({ plugins: [] })).thenRefused('REQUIRED')
    given.when(orderPlugins({ plugins: ['unknown'] })).thenRefused('UNKNOWN_PLUGIN')
    given.when(orderPlugins({ plugins: ['entwurf'] })).thenRefused('NOT_AVAILABLE')
    given.when(orderPlugins({ plugins: ['impressum'] })).thenRefused('ALREADY_LICENSED')
    const licenses = [heldLicense('kontakt', { status: 'suspended' })]
    given.when(orderPlugins({ licenses })).thenRefused('ALREADY_LICENSED')
  })
  test('of what runs on trial says so', () => {
    const onTrial = { status: 'trial', cycle: null, netCents: 0, paidUntil: null }
    const licenses = [heldLicense('impressum'), heldLicense('kontakt', onTrial)]
    givenProject(...wholePath)
      .when(orderPlugins({ licenses }))
      .then(pluginsOrdered({ convertsTrial: true }))
  })
  test('is allowed again after a license was revoked', () => {
    const licenses = [heldLicense('impressum'), heldLicense('kontakt', { status: 'revoked' })]
    givenProject(...wholePath)
      .when(orderPlugins({ licenses }))
      .then(pluginsOrdered())
  })
  test('is refused while the same is open, and allowed once that has ended', () => {
    givenProject(...wholePath, pluginsOrdered())
      .when(orderPlugins({ orderNumber: '2026-00513' }))
      .thenRefused('ALREADY_ORDERED')
    givenProject(...wholePath, pluginsOrdered(), cancelled)
      .when(orderPlugins({ orderNumber: '2026-00513' }))
      .then(pluginsOrdered({ orderNumber: '2026-00513' }))
  })
  test('is refused of a project that is not live, or suspended', () => {
    givenProject(...pathUntil('SiteVerified').slice(0, -1))
      .when(orderPlugins())
      .thenRefused('WRONG_STATE')
    givenProject(...wholePath, suspended)
      .when(orderPlugins())
      .thenRefused('WRONG_STATE')
  })
})

const renewal = (changes: Partial<OfferRenewal['data']> = {}): OfferRenewal => ({
  type: 'OfferRenewal',
  data: {
    orderNumber: '2026-00512',
    paymentMethod: 'stripe_prepaid',
    dueDays: 14,
    licenses: purchaseTerms.licenses,
    now: december22,
    plugins: ['impressum'],
    ...changes,
  },
})

const renewalOffered = (netCents: number, taxCents: number, discount = 0) => ({
  type: 'RenewalOffered' as const,
  data: {
    orderNumber: '2026-00512',
    plugins: ['impressum'],
    cycle: 'monthly' as const,
    cyclePrices: { impressum: netCents + discount },
    price: {
      netCents,
      taxCents,
      grossCents: netCents + taxCents,
      currency: 'EUR' as const,
      taxRatePercent: 19,
      lines: [
        { code: 'impressum', kind: 'plugin' as const, netCents: netCents + discount },
        ...(discount
          ? [{ code: 'impressum', kind: 'discount' as const, netCents: -discount }]
          : []),
      ],
    },
    asOfDay: '2026-12-22',
    period: { from: '2027-01-01', to: '2027-01-31' },
    paymentMethod: 'stripe_prepaid' as const,
    payBy: '2027-01-14T23:00:00.000Z',
  },
})

describe('offering the next period', () => {
  test('costs what the license has cost, whatever the catalogue says, until its days of grace end', () =>
    givenProject(...wholePath)
      .when(renewal())
      .then(renewalOffered(995, 189)))
  test('keeps the discount of the order', () => {
    const lines = [
      { code: 'impressum', kind: 'plugin' as const, netCents: 995 },
      { code: 'impressum', kind: 'discount' as const, netCents: -100 },
    ]
    const ordered = {
      ...projectOrdered,
      data: { ...projectOrdered.data, price: { ...projectOrdered.data.price, lines } },
    }
    givenProject(ordered, ...wholePath.slice(1))
      .when(renewal())
      .then(renewalOffered(895, 170, 100))
  })
  test('is refused for licenses without a period, without license, or with different ends', () => {
    const given = givenProject(...wholePath)
    given.when(renewal({ plugins: [] })).thenRefused('REQUIRED')
    given.when(renewal({ plugins: ['kontakt'] })).thenRefused('NOT_LICENSED')
    const forever = heldLicense('impressum', { cycle: 'once', paidUntil: null })
    given.when(renewal({ licenses: [forever] })).thenRefused('NOTHING_TO_RENEW')
    const other = heldLicense('kontakt', { paidUntil: '2027-01-02T23:00:00.000Z' })
    given
      .when(
        renewal({ licenses: [heldLicense('impressum'), other], plugins: ['impressum', 'kontakt'] }),
      )
      .thenRefused('PERIODS_DIFFER')
  })
  test('is refused for licenses whose next periods end on different days', () => {
    const paidUntil = '2027-02-27T23:00:00.000Z'
    const licenses = [
      heldLicense('impressum', { paidUntil, anchorOn: '2027-01-31' }),
      heldLicense('kontakt', { paidUntil, anchorOn: '2027-01-28' }),
    ]
    givenProject(...wholePath)
      .when(renewal({ licenses, plugins: ['impressum', 'kontakt'] }))
      .thenRefused('PERIODS_DIFFER')
  })
  test('is refused while one is open', () =>
    givenProject(...wholePath, renewalOffered(995, 189))
      .when(renewal({ orderNumber: '2026-00513' }))
      .thenRefused('ALREADY_ORDERED'))
})
