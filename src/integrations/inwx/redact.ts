import type { Envelope } from './envelope'

const secrets = ['pass', 'password', 'tan', 'authcode', 'user', 'subuser', 'account', 'remoteaddr']
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

/** `extdata` may hold a date of birth or the number of a passport. */
const everywhere = ['email', 'soaemail', 'street', 'voice', 'extdata']

const hidden = (key: string, value: unknown, inContact: boolean): string | undefined => {
  if (value === '' || value === null || value === undefined) return undefined
  if (secrets.includes(key.toLowerCase())) return '‹redacted›'
  if (inContact && personal.includes(key.toLowerCase())) return '‹person›'
  if (everywhere.includes(key.toLowerCase())) return '‹person›'
  return undefined
}

/** Messages about contacts name them by their address. */
const isAddress = (value: string) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value)

const walk = (value: unknown, inContact: boolean): unknown => {
  if (typeof value === 'string') return isAddress(value) ? '‹person›' : value
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

const spoken = (params: object) =>
  Object.entries(params)
    .filter(([key, value]) => personal.includes(key) && typeof value === 'string')
    .map(([, value]) => String(value))
    .filter((value) => value.length > 2)
    .sort((a, b) => b.length - a.length)

/** A refusal may quote what it refuses: without what the call said of a person. */
export const unspoken = (method: string, params: object, answer: Envelope): Envelope => {
  if (!method.startsWith('contact.')) return answer
  const said = spoken(params)
  const quiet = (text: string) =>
    said.reduce((rest, value) => rest.replaceAll(value, '‹person›'), text)
  const { reason } = answer
  return { ...answer, msg: quiet(answer.msg), ...(reason && { reason: quiet(reason) }) }
}
