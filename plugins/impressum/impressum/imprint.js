import { emailRule } from './field.js'

/** In the order of the form. What `needed` names must be there before the page is complete. */
export const groups = [
  {
    title: 'Anbieter',
    fields: [
      {
        key: 'operator',
        label: 'Name oder Firma',
        max: 200,
        needed: true,
        autocomplete: 'organization',
        hint: 'Bei Unternehmen mit Rechtsform, bei Einzelpersonen Vor- und Nachname.',
      },
      {
        key: 'representative',
        label: 'Vertreten durch',
        max: 200,
        hint: 'Bei juristischen Personen: die vertretungsberechtigte Person.',
      },
      {
        key: 'street',
        label: 'Straße und Hausnummer',
        max: 200,
        needed: true,
        autocomplete: 'street-address',
        hint: 'Ein Postfach genügt nicht.',
      },
      {
        key: 'postal_code',
        label: 'Postleitzahl',
        max: 10,
        needed: true,
        autocomplete: 'postal-code',
      },
      { key: 'city', label: 'Ort', max: 100, needed: true, autocomplete: 'address-level2' },
    ],
  },
  {
    title: 'Kontakt',
    fields: [
      {
        key: 'email',
        label: 'E-Mail-Adresse',
        kind: 'email',
        max: 254,
        needed: true,
        autocomplete: 'email',
      },
      {
        key: 'phone',
        label: 'Telefon',
        kind: 'tel',
        max: 40,
        autocomplete: 'tel',
        hint: 'Empfohlen: Besucher müssen Sie schnell und unmittelbar erreichen können.',
      },
    ],
  },
  {
    title: 'Register und Steuern',
    fields: [
      {
        key: 'register_court',
        label: 'Registergericht',
        max: 100,
        hint: 'Zum Beispiel Amtsgericht Köln. Nur wenn Sie in einem Register eingetragen sind.',
      },
      { key: 'register_number', label: 'Registernummer', max: 50, hint: 'Zum Beispiel HRB 12345.' },
      {
        key: 'vat_id',
        label: 'Umsatzsteuer-Identifikationsnummer',
        max: 14,
        hint: 'Beginnt in Deutschland mit DE, danach neun Ziffern. Nicht die Steuernummer.',
      },
    ],
  },
  {
    title: 'Weitere Angaben',
    fields: [
      {
        key: 'authority',
        label: 'Zuständige Aufsichtsbehörde oder Kammer',
        max: 300,
        hint: 'Nur für Tätigkeiten, die eine Zulassung brauchen, und für reglementierte Berufe.',
      },
      {
        key: 'editor',
        label: 'Verantwortlich für journalistische Inhalte',
        max: 300,
        hint: 'Name und Anschrift nach § 18 Abs. 2 MStV, falls Sie zum Beispiel ein Magazin oder einen Blog führen.',
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
  vat_id: (id) =>
    /^(DE\d{9}|(?!DE)[A-Z]{2}[A-Z0-9]{2,12})$/.test(id.replaceAll(' ', ''))
      ? undefined
      : 'Diese Nummer scheint nicht zu stimmen. Eine deutsche besteht aus DE und neun Ziffern, zum Beispiel DE123456789.',
}

/** Court and number only say something together. */
export const pairProblems = ({ register_court, register_number }) => ({
  ...(register_number &&
    !register_court && {
      register_court: 'Bitte nennen Sie zur Registernummer auch das Registergericht.',
    }),
  ...(register_court &&
    !register_number && {
      register_number: 'Bitte nennen Sie zum Registergericht auch die Registernummer.',
    }),
})

/** The labels of what the law asks for and nobody has filled in yet. */
export const missing = (imprint) =>
  fields.filter(({ key, needed }) => needed && !imprint[key]).map(({ label }) => label)

export const readImprint = async ({ db }) => {
  const [row] = await db`select * from imprint`
  return row ?? {}
}

export const keepImprint = ({ db, now }, values) => {
  const row = { ...values, vat_id: values.vat_id.replaceAll(' ', ''), updated_at: now() }
  return db.begin(async (sql) => {
    await sql`lock table imprint in share row exclusive mode`
    await sql`delete from imprint`
    await sql`insert into imprint ${sql(row)}`
  })
}
