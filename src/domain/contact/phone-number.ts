import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js'

/** ITU-T E.164: at most 15 digits with the country's code. */
const e164 = /^\+\d{6,15}$/

/**
 * One number as people write it, in E.164; undefined for none and for several. `country` is whose a
 * number is that is written without its country's code.
 */
export const parsePhoneNumber = (typed: string, country?: string): string | undefined => {
  const international = typed.trim().replace(/^00/, '+')
  const home = country && isSupportedCountry(country) ? country : undefined
  const parsed = parsePhoneNumberFromString(international, {
    ...(home ? { defaultCountry: home } : {}),
    extract: false,
  })
  // An extension is no part of E.164, and what is dropped is not what was typed.
  if (!parsed?.isValid() || parsed.ext) return undefined
  return e164.test(parsed.number) ? parsed.number : undefined
}
