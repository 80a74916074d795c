import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js'

/** A number in INWX's form where that can be told: `+49.301234567`; `country` in any case. */
export const formatPhone = (phone: string, country: string): string => {
  const digits = phone
    .replace(/\(0\)/g, '')
    .replace(/[^\d+]/g, '')
    .replace(/^00/, '+')
  const home = country.toUpperCase()
  const parsed = parsePhoneNumberFromString(digits, isSupportedCountry(home) ? home : undefined)
  return parsed ? `+${parsed.countryCallingCode}.${parsed.nationalNumber}` : digits
}
