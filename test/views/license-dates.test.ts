import { expect, test } from 'bun:test'
import { showEnd, showPaidUntil } from '../../views/admin/licenses/license-list'
import { textsFor } from '../../views/texts/texts'

const t = textsFor('de')
const monthly = (paidUntil: string | null) =>
  ({ cycle: 'monthly', netCents: 9800, paidUntil }) as const

test('a license ends on its last day, not on the one whose midnight ends it', () => {
  expect(showEnd(t, '2027-01-03T23:00:00.000Z')).toBe('03.01.2027')
  expect(showEnd(t, null)).toBe('unbegrenzt')
})

test.each([
  ['a trial', { cycle: null, netCents: 0, paidUntil: null }, '–'],
  ['a gift', { cycle: 'monthly', netCents: 0, paidUntil: null }, '–'],
  ['what casework issued and nothing was charged for', monthly(null), '–'],
  ['a paid month', monthly('2026-12-20T23:00:00.000Z'), '20.12.2026'],
  ['what was bought once', { cycle: 'once', netCents: 9800, paidUntil: null }, 'unbegrenzt'],
  ['what was given once', { cycle: 'once', netCents: 0, paidUntil: null }, '–'],
] as const)('%s is paid until %j', (_, license, shown) => {
  expect(showPaidUntil(t, license)).toBe(shown)
})
