import { describe, expect, test } from 'bun:test'
import type { LicenseIssued } from '../../../events/license'
import { givenLicense } from '../../support/decider-specification'
import { projectId } from '../../support/project-events'

const what = { projectId, plugin: 'kontakt' }
const price = { cycle: 'monthly', netCents: 2900 } as const
const day = (date: string) => `${date}T23:00:00.000Z`
/** Bought on 31 January 2027: the months end on 28 February, 31 March, … */
const firstTerms = {
  runsUntil: day('2027-03-13'),
  updatesUntil: day('2027-03-13'),
  paidUntil: day('2027-02-27'),
}
const issued: LicenseIssued = {
  type: 'LicenseIssued',
  data: { ...what, ...price, source: 'order', anchorOn: '2027-01-31', ...firstTerms },
}
const end = '2027-04-13T22:00:00.000Z'
const renewed = {
  type: 'LicenseRenewed',
  data: { ...price, until: '2027-03-30T22:00:00.000Z', runsUntil: end, updatesUntil: end },
} as const
const expiresAt = day('2027-03-29').replace('23:', '22:')
const unpaid = { type: 'LicenseSuspended', data: { cause: 'unpaid', expiresAt } } as const
const paidAgain = { type: 'LicenseReinstated', data: { cause: 'unpaid' } } as const
const byCaseworker = { type: 'LicenseSuspended', data: { cause: 'caseworker' } } as const
const cancelled = { type: 'LicenseCancelled', data: { endsAt: firstTerms.paidUntil } } as const
const expired = { type: 'LicenseExpired', data: {} } as const
const freed = { type: 'LicenseFreed', data: {} } as const
const once: LicenseIssued = {
  type: 'LicenseIssued',
  data: {
    ...what,
    cycle: 'once',
    netCents: 9900,
    source: 'order',
    updatesUntil: day('2027-12-31'),
  },
}

const renew = { type: 'RenewLicense' } as const
const at = (now: string) => ({ type: 'ApplyDueDates', now }) as const
const remind = (reminder: 'renewalDue' | 'paymentOverdue') =>
  ({
    type: 'LicenseReminderRequested',
    data: { reminder, until: firstTerms.paidUntil, runsUntil: firstTerms.runsUntil },
  }) as const

describe('renewing a license', () => {
  test('pays for the next period, counted from the anchor', () =>
    givenLicense(issued).when(renew).then(renewed))
  test('is ignored for a period that is paid', () => {
    givenLicense(issued, renewed)
      .when({ ...renew, until: firstTerms.paidUntil })
      .thenNothing()
    givenLicense(issued, renewed)
      .when({ ...renew, until: renewed.data.until })
      .thenNothing()
  })
  test('ends the suspension for want of money, and no other', () => {
    givenLicense(issued, unpaid).when(renew).then(renewed, paidAgain)
    givenLicense(issued, byCaseworker).when(renew).then(renewed)
  })
  test('moves the end of a cancelled one', () =>
    givenLicense(issued, cancelled)
      .when(renew)
      .then(renewed, { type: 'LicenseCancelled', data: { endsAt: renewed.data.until } }))
  test('is refused without periods, and once it has expired', () => {
    givenLicense(once).when(renew).thenRefused('WRONG_STATE')
    givenLicense(issued, unpaid, expired).when(renew).thenRefused('WRONG_STATE')
    givenLicense().when(renew).thenRefused('WRONG_STATE')
  })
})

describe('extending a license', () => {
  const until = day('2027-03-20')
  const extend = { type: 'ExtendLicense', until, now: day('2027-03-01') } as const
  const extended = {
    type: 'LicenseExtended',
    data: { until, paidUntil: firstTerms.paidUntil, runsUntil: until, updatesUntil: until },
  } as const
  test('lets it run longer, and be updated; it is not paid', () =>
    givenLicense(issued).when(extend).then(extended))
  test('ends the suspension for want of money', () =>
    givenLicense(issued, unpaid).when(extend).then(extended, paidAgain))
  test('of one for ever extends its updates', () =>
    givenLicense(once)
      .when({ ...extend, until: day('2028-01-31') })
      .then({
        type: 'LicenseExtended',
        data: { until: day('2028-01-31'), updatesUntil: day('2028-01-31') },
      }))
  test('is refused to an earlier date, for a cancelled one and one without dates', () => {
    givenLicense(issued)
      .when({ ...extend, until: firstTerms.runsUntil })
      .thenRefused('BAD_DATE')
    givenLicense(issued)
      .when({ ...extend, now: day('2027-03-25') })
      .thenRefused('BAD_DATE')
    givenLicense(issued, cancelled).when(extend).thenRefused('WRONG_STATE')
    givenLicense(issued, { type: 'LicenseRevoked', data: {} })
      .when(extend)
      .thenRefused('WRONG_STATE')
  })
  test('is not followed by another reminder of what is past', () => {
    const recorded = { ...extended, at: day('2027-03-01') }
    const past = [issued, remind('renewalDue'), remind('paymentOverdue'), recorded] as const
    givenLicense(...past)
      .when(at(day('2027-03-02')))
      .thenNothing()
  })
})

describe('a longer and a shorter cycle', () => {
  const yearly = { cycle: 'yearly', netCents: 29_000 } as const
  const upgrade = { type: 'UpgradeLicense', data: yearly, anchorOn: '2027-02-16' } as const
  const upgraded = {
    type: 'LicenseUpgraded',
    data: {
      ...yearly,
      anchorOn: '2027-02-16',
      paidUntil: day('2028-02-15'),
      runsUntil: day('2028-02-29'),
      updatesUntil: day('2028-02-29'),
    },
  } as const
  test('an upgrade begins its period on its day', () =>
    givenLicense(issued).when(upgrade).then(upgraded))
  test('an upgrade to what costs nothing has no dates', () =>
    givenLicense(issued)
      .when({ ...upgrade, data: { cycle: 'once', netCents: 0 } })
      .then({
        type: 'LicenseUpgraded',
        data: { cycle: 'once', netCents: 0, anchorOn: upgraded.data.anchorOn },
      }))
  test('an upgrade of the price alone keeps the dates', () =>
    givenLicense(issued)
      .when({ ...upgrade, data: { ...price, netCents: 3900 } })
      .then({
        type: 'LicenseUpgraded',
        data: { ...price, netCents: 3900, anchorOn: '2027-01-31', ...firstTerms },
      }))
  test('an upgrade ends a cancellation and an unpaid suspension', () => {
    givenLicense(issued, unpaid).when(upgrade).then(upgraded, paidAgain)
    givenLicense(issued, cancelled, upgraded)
      .when(renew)
      .then({
        type: 'LicenseRenewed',
        data: {
          ...yearly,
          until: day('2029-02-15'),
          runsUntil: day('2029-03-01'),
          updatesUntil: day('2029-03-01'),
        },
      })
  })
  test('an upgrade is ignored twice and refused downwards', () => {
    givenLicense(issued, upgraded).when(upgrade).thenNothing()
    givenLicense(issued, upgraded)
      .when({ ...upgrade, data: price })
      .thenRefused('WRONG_STATE')
    givenLicense(once).when(upgrade).thenRefused('WRONG_STATE')
  })

  const downgrade = { type: 'DowngradeLicense', data: price } as const
  const downgraded = {
    type: 'LicenseDowngraded',
    data: { ...price, from: upgraded.data.paidUntil },
  } as const
  test('a downgrade waits for the end of the paid period', () => {
    givenLicense(issued, upgraded).when(downgrade).then(downgraded)
    givenLicense(issued, upgraded, downgraded)
      .when(renew)
      .then({
        type: 'LicenseRenewed',
        data: {
          ...price,
          until: day('2028-03-15'),
          runsUntil: '2028-03-29T22:00:00.000Z',
          updatesUntil: '2028-03-29T22:00:00.000Z',
        },
      })
  })
  test('a downgrade is ignored twice and refused upwards', () => {
    givenLicense(issued, upgraded, downgraded).when(downgrade).thenNothing()
    givenLicense(issued)
      .when({ ...downgrade, data: yearly })
      .thenRefused('WRONG_STATE')
    givenLicense(once).when(downgrade).thenRefused('WRONG_STATE')
    const ends = { type: 'LicenseCancelled', data: { endsAt: upgraded.data.paidUntil } } as const
    givenLicense(issued, upgraded, ends).when(downgrade).thenRefused('WRONG_STATE')
  })
})

describe('cancelling a license', () => {
  const cancel = { type: 'CancelLicense', now: day('2027-02-10') } as const
  const takeBack = { type: 'TakeBackCancellation' } as const
  test('ends it with the paid period, without days of grace', () => {
    givenLicense(issued).when(cancel).then(cancelled)
    givenLicense(issued, cancelled).when(at('2027-02-27T22:59:59.999Z')).thenNothing()
    givenLicense(issued, cancelled).when(at(firstTerms.paidUntil)).then(expired)
  })
  test('after that period ends it at once', () =>
    givenLicense(issued)
      .when({ ...cancel, now: day('2027-03-01') })
      .then(cancelled, expired))
  test('is ignored twice, and refused without periods', () => {
    givenLicense(issued, cancelled).when(cancel).thenNothing()
    givenLicense(once).when(cancel).thenRefused('WRONG_STATE')
  })
  test('can be taken back, and then it runs as before', () => {
    givenLicense(issued, cancelled)
      .when(takeBack)
      .then({ type: 'LicenseCancellationTakenBack', data: firstTerms })
    givenLicense(issued).when(takeBack).thenNothing()
  })
})

describe('the dates of a license', () => {
  const reminded = [issued, remind('renewalDue'), remind('paymentOverdue')] as const
  test('ask for the renewal 14 days before the end and one day after it', () => {
    givenLicense(issued).when(at('2027-02-13T22:59:59.999Z')).thenNothing()
    givenLicense(issued)
      .when(at(day('2027-02-13')))
      .then(remind('renewalDue'))
    givenLicense(issued, remind('renewalDue'))
      .when(at(day('2027-02-14')))
      .thenNothing()
    givenLicense(issued, remind('renewalDue'))
      .when(at(day('2027-02-28')))
      .then(remind('paymentOverdue'))
  })
  test('suspend it 14 days after the end and let it expire 16 days later', () => {
    givenLicense(...reminded)
      .when(at('2027-03-13T22:59:59.999Z'))
      .thenNothing()
    givenLicense(...reminded)
      .when(at(day('2027-03-13')))
      .then(unpaid)
    givenLicense(...reminded, unpaid)
      .when(at('2027-03-29T21:59:59.999Z'))
      .thenNothing()
    givenLicense(...reminded, unpaid)
      .when(at(expiresAt))
      .then(expired)
    givenLicense(...reminded, unpaid, expired)
      .when(at(day('2028-01-01')))
      .thenNothing()
  })
  test('that a downtime has passed come in their order', () =>
    givenLicense(issued)
      .when(at(day('2027-05-01')))
      .then(unpaid, expired))
  test('begin anew with a renewal', () =>
    givenLicense(issued, renewed)
      .when(at('2027-03-30T21:59:59.999Z'))
      .then({
        type: 'LicenseReminderRequested',
        data: { reminder: 'renewalDue', until: renewed.data.until, runsUntil: end },
      }))
  test('of one for ever bring nothing about', () =>
    givenLicense(once)
      .when(at(day('2030-01-01')))
      .thenNothing())
})

describe('a license that costs nothing', () => {
  const free: LicenseIssued = { ...issued, data: { ...issued.data, netCents: 0 } }
  test('has no dates', () =>
    givenLicense()
      .when({ type: 'IssueLicense', data: free.data })
      .then({
        type: 'LicenseIssued',
        data: { ...what, cycle: 'monthly', netCents: 0, source: 'order', anchorOn: '2027-01-31' },
      }))
  test('of before loses its dates, once', () => {
    givenLicense(free).when({ type: 'FreeLicense' }).then(freed)
    givenLicense(free, freed).when({ type: 'FreeLicense' }).thenNothing()
    givenLicense(issued).when({ type: 'FreeLicense' }).thenNothing()
  })
  test('is never suspended or ended by dates that it once had', () =>
    givenLicense(free)
      .when(at(day('2030-01-01')))
      .thenNothing())
})

test('each of these acts is refused without a license', () => {
  const now = day('2027-01-01')
  for (const command of [
    { type: 'ExtendLicense', until: now, now },
    { type: 'UpgradeLicense', data: price, anchorOn: '2027-01-01' },
    { type: 'DowngradeLicense', data: price },
    { type: 'CancelLicense', now },
    { type: 'TakeBackCancellation' },
  ] as const)
    givenLicense().when(command).thenRefused('WRONG_STATE')
  expect.assertions(5)
})
