import { describe, test } from 'bun:test'
import type { LicenseIssued } from '../../../events/license'
import { givenLicense } from '../../support/decider-specification'
import { projectId } from '../../support/project-events'

const price = { cycle: 'monthly', netCents: 2900 } as const
const day = (date: string) => `${date}T23:00:00.000Z`
const [paidUntil, runsUntil] = [day('2027-02-27'), day('2027-03-13')]
const issued: LicenseIssued = {
  type: 'LicenseIssued',
  data: {
    projectId,
    plugin: 'kontakt',
    ...price,
    source: 'order',
    anchorOn: '2027-01-31',
    paidUntil,
    runsUntil,
    updatesUntil: runsUntil,
  },
}
const end = '2027-04-13T22:00:00.000Z'
const renewed = {
  type: 'LicenseRenewed',
  data: { ...price, until: '2027-03-30T22:00:00.000Z', runsUntil: end, updatesUntil: end },
} as const
const renew = { type: 'RenewLicense' } as const

describe('a renewal', () => {
  test('for a price that was agreed before keeps that price', () =>
    givenLicense(issued)
      .when({ ...renew, until: renewed.data.until, price: { ...price, netCents: 2500 } })
      .then({ ...renewed, data: { ...renewed.data, netCents: 2500 } }))
  test('counts from the first unpaid day where no period begins on it, and does so from then on', () => {
    const odd = { ...issued, data: { ...issued.data, anchorOn: '2027-01-15' } }
    const paidTo = (until: string, end: string) => ({
      type: 'LicenseRenewed' as const,
      data: { ...price, until, runsUntil: end, updatesUntil: end },
    })
    // Paid up to 31 January: then to 28 February, and to 31 March all the same.
    const early = {
      ...odd,
      data: {
        ...odd.data,
        paidUntil: day('2027-01-30'),
        runsUntil: day('2027-02-13'),
        updatesUntil: day('2027-02-13'),
      },
    }
    const first = paidTo(day('2027-02-27'), day('2027-03-13'))
    const counted = { ...first, data: { ...first.data, anchorOn: '2027-01-31' } }
    givenLicense(early).when(renew).then(counted)
    givenLicense(early, counted)
      .when(renew)
      .then(paidTo('2027-03-30T22:00:00.000Z', '2027-04-13T22:00:00.000Z'))
  })
})
