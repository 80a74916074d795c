import { describe, expect, test } from 'bun:test'
import { findRegistrantFaults, parseDomainHolder } from '../../../src/domain/contact/domain-holder'
import { adaBerger } from '../../support/order-client'

const faultsWith = (change: object) =>
  findRegistrantFaults({ ...adaBerger, ...change }).map(({ field, code }) => `${field} ${code}`)

describe('the holder of a domain', () => {
  test('is what was typed in the form that registrars take, without what they need not know', () => {
    const { vatId: _, company: organisation, ...contact } = adaBerger
    const typed = { ...adaBerger, phone: '0221 / 123', email: 'ada@müller-test.de' }
    const person = { ...contact, phone: '+49221123', email: 'ada@xn--mller-test-9db.de' }
    expect(parseDomainHolder(typed)).toEqual({
      holder: { ...person, kind: 'organisation', organisation },
    })
    expect(parseDomainHolder({ ...typed, company: ' ' })).toEqual({
      holder: { ...person, kind: 'person' },
    })
  })

  test.each([
    ['phone', 'keine', 'BAD_PHONE'],
    ['phone', '030 1234567 / 0171 1234567', 'BAD_PHONE'],
    ['phone', '', 'CONTACT_INCOMPLETE'],
    ['street', 'x'.repeat(65), 'CONTACT_TOO_LONG'],
    ['street', ' ', 'CONTACT_INCOMPLETE'],
    ['city', 'x'.repeat(65), 'CONTACT_TOO_LONG'],
    ['postalCode', 'x'.repeat(11), 'CONTACT_TOO_LONG'],
    ['name', 'A\u202Eda', 'BAD_CHARACTERS'],
    ['company', '\u3164', 'BAD_CHARACTERS'],
    ['email', 'ada@example-.org', 'BAD_FORMAT'],
    ['country', 'UK', 'UNKNOWN_COUNTRY'],
  ])('has a fault in its %s: %s', (field, value, code) =>
    expect(faultsWith({ [field]: value })).toEqual([`${field} ${code}`]),
  )

  test('may have a street of 64 characters, no VAT id and a wrong one', () => {
    expect(faultsWith({ street: 'x'.repeat(64), city: 'x'.repeat(64), vatId: '?' })).toEqual([])
    expect(faultsWith({ vatId: undefined })).toEqual([])
  })

  test('says all that is wrong at once', () =>
    expect(findRegistrantFaults({ name: 'Ada', phone: 'keine', country: 'XX' })).toHaveLength(6))
})
