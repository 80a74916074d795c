const secrets = ['pass', 'password', 'tan', 'authcode', 'user', 'subuser']
const personal = [
  'name',
  'org',
  'street',
  'city',
  'pc',
  'sp',
  'voice',
  'fax',
  'email',
  'soaemail',
  'remarks',
  'firstname',
  'lastname',
  'username',
]

const hidden = (key: string, value: unknown, inContact: boolean): string | undefined => {
  if (value === '' || value === null || value === undefined) return undefined
  if (secrets.includes(key.toLowerCase())) return '‹redacted›'
  if (inContact && personal.includes(key.toLowerCase())) return '‹person›'
  if (['email', 'soaemail', 'street', 'voice'].includes(key.toLowerCase())) return '‹person›'
  return undefined
}

const walk = (value: unknown, inContact: boolean): unknown => {
  if (Array.isArray(value)) return value.map((each) => walk(each, inContact))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [
      key,
      hidden(key, each, inContact) ?? walk(each, inContact || key === 'contact'),
    ]),
  )
}

/** Without passwords, TANs and auth codes, and without what names a person; a record's `name` stays. */
export const redact = (method: string, value: unknown): unknown =>
  walk(value, method.startsWith('contact.') || method.startsWith('account.'))
