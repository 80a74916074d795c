import { emailRule } from './field.js'

const contactForm = `Wenn Sie uns über das Kontaktformular schreiben, speichern wir Ihren Namen, Ihre E-Mail-Adresse und Ihre Nachricht, um Ihre Anfrage zu bearbeiten. Rechtsgrundlage ist Art. 6 Abs. 1 Buchst. b DSGVO, wenn es um einen Vertrag geht, sonst unser berechtigtes Interesse, Anfragen zu beantworten (Art. 6 Abs. 1 Buchst. f DSGVO).

Wir löschen Ihre Nachricht, sobald sie abschließend bearbeitet ist und keine gesetzlichen Aufbewahrungspflichten entgegenstehen.`

/** What the form shows before anything was saved: a paragraph to keep, change or empty. */
export const firstValues = { contact_form: contactForm }

/** In the order of the form. What `needed` names must be there before the page is shown. */
export const groups = [
  {
    title: 'Verantwortlicher',
    fields: [
      {
        key: 'controller',
        label: 'Name oder Firma',
        max: 200,
        needed: true,
        autocomplete: 'organization',
      },
      {
        key: 'street',
        label: 'Straße und Hausnummer',
        max: 200,
        needed: true,
        autocomplete: 'street-address',
      },
      {
        key: 'postal_code',
        label: 'Postleitzahl',
        max: 10,
        needed: true,
        autocomplete: 'postal-code',
      },
      { key: 'city', label: 'Ort', max: 100, needed: true, autocomplete: 'address-level2' },
      {
        key: 'email',
        label: 'E-Mail-Adresse',
        kind: 'email',
        max: 254,
        needed: true,
        autocomplete: 'email',
      },
      { key: 'phone', label: 'Telefon', kind: 'tel', max: 40, autocomplete: 'tel' },
      {
        key: 'officer',
        label: 'Datenschutzbeauftragte Person',
        kind: 'textarea',
        max: 500,
        rows: 3,
        hint: 'Name und Erreichbarkeit, falls Sie jemanden benannt haben.',
      },
    ],
  },
  {
    title: 'Betrieb der Website',
    fields: [
      {
        key: 'host',
        label: 'Hosting-Anbieter',
        kind: 'textarea',
        max: 500,
        rows: 3,
        needed: true,
        hint: 'Name und Anschrift des Unternehmens, auf dessen Servern Ihre Website läuft.',
      },
    ],
  },
  {
    title: 'Weitere Abschnitte',
    fields: [
      {
        key: 'contact_form',
        label: 'Kontaktformular',
        kind: 'textarea',
        max: 5000,
        rows: 10,
        hint: 'Leeren Sie das Feld, wenn Ihre Website kein Kontaktformular hat.',
      },
      {
        key: 'further',
        label: 'Weitere Dienste',
        kind: 'textarea',
        max: 10000,
        rows: 8,
        hint: 'Zum Beispiel Karten, Videos oder Statistik. Eine Leerzeile beginnt einen neuen Absatz.',
      },
      {
        key: 'authority',
        label: 'Zuständige Aufsichtsbehörde',
        kind: 'textarea',
        max: 300,
        rows: 3,
        hint: 'Die Datenschutzaufsicht Ihres Bundeslandes.',
      },
    ],
  },
]

export const fields = groups.flatMap((group) => group.fields)

export const rules = {
  email: emailRule,
  postal_code: (code) =>
    /^[A-Z0-9][A-Z0-9 -]{2,9}$/i.test(code)
      ? undefined
      : 'Diese Postleitzahl scheint nicht zu stimmen. In Deutschland hat sie fünf Ziffern.',
  phone: (phone) =>
    /^\+?[\d\s()/.-]{5,}$/.test(phone)
      ? undefined
      : 'Bitte geben Sie die Telefonnummer nur mit Ziffern an, zum Beispiel 0221 123456.',
}

export const missing = (privacy) =>
  fields.filter(({ key, needed }) => needed && !privacy?.[key]).map(({ label }) => label)

/** null before anything was saved. */
export const readPrivacy = async ({ db }) => {
  const [row] = await db`select * from privacy`
  return row ?? null
}

export const keepPrivacy = ({ db, now }, values) =>
  db.begin(async (sql) => {
    await sql`lock table privacy in share row exclusive mode`
    await sql`delete from privacy`
    await sql`insert into privacy ${sql({ ...values, updated_at: now() })}`
  })
