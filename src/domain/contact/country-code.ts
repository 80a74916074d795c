import codes from 'i18n-iso-countries/codes.json'

/** XK is Kosovo's by custom; ISO 3166-1 leaves it to its users. */
const isoCodes = new Set(codes.map(([alpha2]) => alpha2).filter((code) => code !== 'XK'))

/** ISO 3166-1 alpha-2 in capitals. */
export const isCountryCode = (text: string) => isoCodes.has(text)
