/** In the order of the form. */
export const fields = [
  {
    key: 'name',
    label: 'Name',
    max: 150,
    required: 'Bitte geben Sie einen Namen an.',
    autocomplete: 'off',
  },
  {
    key: 'category',
    label: 'Kategorie',
    max: 60,
    required: 'Bitte geben Sie eine Kategorie an.',
    list: 'categories',
    autocomplete: 'off',
    hint: 'Einträge mit gleicher Schreibweise stehen zusammen.',
  },
  { key: 'street', label: 'Straße und Hausnummer', max: 150, autocomplete: 'off' },
  { key: 'postal_code', label: 'Postleitzahl', max: 10, autocomplete: 'off' },
  {
    key: 'city',
    label: 'Ort',
    max: 100,
    required: 'Bitte geben Sie den Ort an, damit der Eintrag gefunden wird.',
    autocomplete: 'off',
  },
  { key: 'phone', label: 'Telefon', kind: 'tel', max: 40, autocomplete: 'off' },
  {
    key: 'website',
    label: 'Website',
    max: 300,
    autocomplete: 'off',
    hint: 'Zum Beispiel www.beispiel.de.',
  },
  {
    key: 'description',
    label: 'Beschreibung',
    kind: 'textarea',
    max: 5000,
    rows: 8,
    hint: 'Eine Leerzeile beginnt einen neuen Absatz.',
  },
]

export const rules = {
  postal_code: (code) =>
    /^[A-Z0-9][A-Z0-9 -]{2,9}$/i.test(code)
      ? undefined
      : 'Diese Postleitzahl scheint nicht zu stimmen. In Deutschland hat sie fünf Ziffern.',
  phone: (phone) =>
    /^\+?[\d\s()/.-]{5,}$/.test(phone)
      ? undefined
      : 'Bitte geben Sie die Telefonnummer nur mit Ziffern an, zum Beispiel 0221 123456.',
  website: (website) =>
    addressOf(website)
      ? undefined
      : 'Diese Adresse scheint nicht zu stimmen. Sie sieht zum Beispiel so aus: www.beispiel.de.',
}

/** The web address people mean by `www.beispiel.de`, or null; never a script or a file. */
export const addressOf = (website) => {
  const whole = /^[a-z][a-z0-9+.-]*:(?!\d)/i.test(website) ? website : `https://${website}`
  const url = URL.canParse(whole) ? new URL(whole) : null
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password) return null
  return url.hostname.includes('.') ? url.href : null
}
