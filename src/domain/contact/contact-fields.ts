import { isCountryCode } from './country-code'
import { parseEmailAddress } from './email-address'
import { parsePhoneNumber } from './phone-number'
import { isReadableLine } from './text-line'
import { hasValidCheckDigit, normalizeVatId } from './vat-id'

/** The names of a customer's own data in the order's `customer`. */
export const contactFieldNames = [
  'name',
  'email',
  'company',
  'vatId',
  'street',
  'postalCode',
  'city',
  'country',
  'phone',
] as const
export type ContactFieldName = (typeof contactFieldNames)[number]

/** A customer's own data by these names. */
export type ContactFields = Readonly<Record<string, string | undefined>>

export type ContactFaultCode =
  | 'CONTACT_INCOMPLETE'
  | 'CONTACT_TOO_LONG'
  | 'BAD_CHARACTERS'
  | 'BAD_FORMAT'
  | 'BAD_PHONE'
  | 'BAD_CHECK_DIGIT'
  | 'UNKNOWN_COUNTRY'

export type ContactFault = { field: string; code: ContactFaultCode }

/** As it is kept, or why it cannot be. */
type ParsedField = { value: string } | { code: ContactFaultCode }

const orFault = (value: string | undefined, code: ContactFaultCode): ParsedField =>
  value === undefined ? { code } : { value }

const parseVatId = (typed: string): ParsedField => {
  const vatId = normalizeVatId(typed)
  if (!vatId) return { code: 'BAD_FORMAT' }
  return hasValidCheckDigit(vatId) ? { value: vatId } : { code: 'BAD_CHECK_DIGIT' }
}

const parseCountry = (code: string): ParsedField => {
  if (!/^[A-Z]{2}$/.test(code)) return { code: 'BAD_FORMAT' }
  return isCountryCode(code) ? { value: code } : { code: 'UNKNOWN_COUNTRY' }
}

/** One field as somebody typed it; `country` is where a phone number without its code is from. */
export const parseContactField = (
  field: string,
  typed: string,
  country?: string | undefined,
): ParsedField => {
  const text = typed.trim()
  if (!isReadableLine(text)) return { code: 'BAD_CHARACTERS' }
  switch (field) {
    case 'email':
      return orFault(parseEmailAddress(text), 'BAD_FORMAT')
    case 'phone':
      return orFault(parsePhoneNumber(text, country), 'BAD_PHONE')
    case 'country':
      return parseCountry(text)
    case 'vatId':
      return parseVatId(text)
    default:
      return { value: text }
  }
}
