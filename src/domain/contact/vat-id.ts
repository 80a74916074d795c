import { checkVAT, countries } from 'jsvat'
import { isCountryCode } from './country-code'

const form = /^[A-Z]{2}[A-Z0-9]{2,14}$/

/** Of those who have VAT ids: Greece's prefix is EL, Northern Ireland's XI. */
const isPrefix = (prefix: string) => prefix === 'EL' || prefix === 'XI' || isCountryCode(prefix)

/** Without blanks and signs, in capitals; undefined for what cannot be a VAT id. */
export const normalizeVatId = (typed: string): string | undefined => {
  const vatId = typed
    .replace(/[\s.\-/]/g, '')
    .toUpperCase()
    .replace(/^GR/, 'EL')
  return form.test(vatId) && isPrefix(vatId.slice(0, 2)) ? vatId : undefined
}

/** Judged by the rules of its country, where they are known; XI has the numbers of Great Britain. */
export const hasValidCheckDigit = (vatId: string): boolean => {
  const result = checkVAT(vatId.replace(/^XI/, 'GB'), countries)
  return result.isValid || !result.isSupportedCountry
}
