import { describe, expect, test } from 'bun:test'
import type { EventOf } from '../../../events'
import { bundleStream } from '../../../events/streams'
import type { BundleCommand } from '../../../src/domain/catalogue/decide-bundle'
import { bundleDecider } from '../../../src/domain/catalogue/decide-bundle'
import { deciderSpecification } from '../../support/decider-specification'
import { catalogueOffer } from '../../support/project-events'
import { createCatalogueFacts } from './catalogue-facts'

const facts = createCatalogueFacts({ offer: catalogueOffer })
const given = deciderSpecification<BundleCommand>(bundleStream('office'), (command, events) =>
  bundleDecider.decide('office', command, events, facts),
)

const terms = {
  displayName: 'Büro',
  projectType: 'business_directory',
  billingCycle: 'monthly' as const,
  isDefault: false,
}
const content = { plugins: ['kontakt', 'impressum'], discountPercent: 10 }
const fields = { displayNameEn: 'Office' }
const data = { ...terms, ...content, fields }

const offered: EventOf<'BundleOffered'> = {
  type: 'BundleOffered',
  data: { code: 'office', ...terms },
}
const composed: EventOf<'BundleComposed'> = { type: 'BundleComposed', data: content }
const described: EventOf<'BundleDescribed'> = { type: 'BundleDescribed', data: { fields } }
const withdrawn: EventOf<'BundleWithdrawn'> = { type: 'BundleWithdrawn', data: {} }
const all = [offered, composed, described]

const command = (
  type: 'OfferBundle' | 'ChangeBundle',
  change: Partial<typeof data> = {},
): BundleCommand => ({ type, data: { ...data, ...change } })

describe('a bundle', () => {
  test('is offered once, and again after it was withdrawn', () => {
    given()
      .when(command('OfferBundle'))
      .then(...all)
    given(...all)
      .when(command('OfferBundle'))
      .thenNothing()
    given(...all)
      .when(command('OfferBundle', { displayName: 'B' }))
      .thenRefused('CODE_TAKEN')
    given(...all, withdrawn)
      .when(command('OfferBundle'))
      .then(offered)
  })

  test('gets another discount, other plugins, terms and texts, each by its own event', () => {
    const other = { ...composed, data: { ...content, discountPercent: 100 } }
    given(...all)
      .when(command('ChangeBundle', { discountPercent: 100 }))
      .then(other)
    given(...all)
      .when(command('ChangeBundle', { plugins: ['impressum', 'kontakt'] }))
      .then({ ...composed, data: { ...content, plugins: ['impressum', 'kontakt'] } })
    given(...all)
      .when(command('ChangeBundle', { isDefault: true }))
      .then({ ...offered, data: { ...offered.data, isDefault: true } })
    given(...all)
      .when(command('ChangeBundle', { fields: { displayNameEn: 'Bureau' } }))
      .then({ ...described, data: { fields: { displayNameEn: 'Bureau' } } })
    given(...all)
      .when(command('ChangeBundle'))
      .thenNothing()
    given().when(command('ChangeBundle')).thenRefused('WRONG_STATE')
    given(...all, withdrawn)
      .when(command('ChangeBundle'))
      .thenRefused('WRONG_STATE')
  })

  test.each([
    [{ projectType: 'gone' }, 'UNKNOWN_PROJECT_TYPE'],
    [{ plugins: [] }, 'REQUIRED'],
    [{ plugins: ['kontakt', 'gone'] }, 'UNKNOWN_PLUGIN'],
    // Alpha is for internal projects alone, and so is what has no price for the cycle.
    [{ plugins: ['kontakt', 'entwurf'] }, 'PLUGINS_NOT_ORDERABLE'],
    [{ billingCycle: 'yearly' as never }, 'PLUGINS_NOT_ORDERABLE'],
    [{ discountPercent: -1 }, 'BAD_PERCENT'],
    [{ discountPercent: 101 }, 'BAD_PERCENT'],
    [{ discountPercent: 9.5 }, 'BAD_PERCENT'],
  ])('that nobody could order is refused: %p', (change, code) => {
    given().when(command('OfferBundle', change)).thenRefused(code)
    given(...all)
      .when(command('ChangeBundle', change))
      .thenRefused(code)
  })

  test('for a free type may hold whatever resolves', () => {
    const change = { projectType: 'intern', plugins: ['entwurf'] }
    given()
      .when(command('OfferBundle', change))
      .then(
        { ...offered, data: { ...offered.data, projectType: 'intern' } },
        { ...composed, data: { ...content, plugins: ['entwurf'] } },
        described,
      )
  })

  test('is withdrawn', () => {
    given(...all)
      .when({ type: 'WithdrawBundle' })
      .then(withdrawn)
    given(...all, withdrawn)
      .when({ type: 'WithdrawBundle' })
      .thenNothing()
    given().when({ type: 'WithdrawBundle' }).thenRefused('WRONG_STATE')
  })

  test('that is preselected ends the preselection of another one of its type', () => {
    const former = { code: 'starter', ...terms, isDefault: true, ...content }
    const elsewhere = { ...former, code: 'club', projectType: 'association' }
    const known = createCatalogueFacts({ ...facts, bundles: [former, elsewhere] })
    const further = (change: Partial<typeof data>) =>
      bundleDecider.decideFurther?.('office', command('ChangeBundle', change), known)
    expect(further({ isDefault: true })).toEqual([
      {
        stream: 'bundle-starter',
        events: [{ type: 'BundleOffered', data: { code: 'starter', ...terms, isDefault: false } }],
      },
    ])
    expect(further({ isDefault: false })).toEqual([])
  })

  test('is priced by the rule that orders are priced by, before and after', () => {
    const before = { code: 'office', ...terms, ...content }
    const known = createCatalogueFacts({ ...facts, bundles: [before] })
    const change = command('ChangeBundle', { discountPercent: 0 })
    const prices = bundleDecider.calculatePrices?.('office', change, known)
    // 29.00 and 9.95 net, 15.00 of set-up; the discount is 10 % of the plugins alone.
    expect([prices?.before?.netCents, prices?.after.netCents]).toEqual([5395 - 390, 5395])
    expect(bundleDecider.calculatePrices?.('new', change, known)?.before).toBeUndefined()
  })
})
