/** Without case and accents, so that "cafe strasse" finds "Café Straße". */
export const fold = (text) =>
  text
    .toLocaleLowerCase('de')
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/\s+/g, ' ')
    .trim()

const letters = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss', '&': ' und ' }

/** A name as part of an address: `Müller & Söhne` becomes `mueller-und-soehne`. */
export const slugOf = (name) =>
  fold(
    name
      .toLocaleLowerCase('de')
      .normalize('NFC')
      .replace(/[äöüß&]/g, (sign) => letters[sign]),
  )
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 80)
    .replace(/^-+|-+$/g, '') || 'eintrag'
