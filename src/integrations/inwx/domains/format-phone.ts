/** Of the countries whose people order here. */
const callingCodes: Record<string, string> = {
  AT: '43',
  BE: '32',
  CH: '41',
  CZ: '420',
  DE: '49',
  DK: '45',
  ES: '34',
  FR: '33',
  GB: '44',
  IT: '39',
  LI: '423',
  LU: '352',
  NL: '31',
  PL: '48',
}

/** Italy keeps the 0 of its numbers. */
const stripTrunkPrefix = (digits: string, country: string) =>
  country === 'IT' ? digits : digits.replace(/^0/, '')

/** A number as people write it, in INWX's form where that can be told: `+49.301234567`. */
export const formatPhone = (phone: string, country: string): string => {
  const home = callingCodes[country.toUpperCase()]
  const digits = phone
    .replace(/\(0\)/g, '')
    .replace(/[^\d+]/g, '')
    .replace(/^00/, '+')
  if (!home) return digits
  if (digits.startsWith(`+${home}`)) return `+${home}.${digits.slice(home.length + 1)}`
  return digits.startsWith('+') ? digits : `+${home}.${stripTrunkPrefix(digits, country)}`
}
