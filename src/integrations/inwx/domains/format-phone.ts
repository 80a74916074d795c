import parsePhoneNumber, { type CountryCode, getCountryCallingCode } from 'libphonenumber-js'

/** Of the people who order here: a number typed without its country's code is read as one of theirs. */
const homeCountries = `AT BE CH CZ DE DK ES FR GB IT LI LU NL PL`.split(' ')

const isHomeCountry = (country: string): country is CountryCode => homeCountries.includes(country)

/** A number as people write it, in INWX's form where that can be told: `+49.301234567`. */
export const formatPhone = (phone: string, country: string): string => {
  const digits = phone
    .replace(/\(0\)/g, '')
    .replace(/[^\d+]/g, '')
    .replace(/^00/, '+')
  const home = country.toUpperCase()
  if (!isHomeCountry(home)) return digits
  const parsed = parsePhoneNumber(digits, home)
  const isForeign = !parsed || parsed.countryCallingCode !== getCountryCallingCode(home)
  return isForeign ? digits : `+${parsed.countryCallingCode}.${parsed.nationalNumber}`
}
