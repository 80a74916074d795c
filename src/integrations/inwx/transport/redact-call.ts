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

const textsIn = (value: unknown): string[] => {
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(textsIn)
  return typeof value === 'string' || typeof value === 'number' ? [String(value)] : []
}

const spoken = (method: string, params: object) =>
  Object.entries(params)
    .flatMap(([key, value]) => {
      const instead = hidden(key, value, method.startsWith('contact.'))
      return instead ? textsIn(value).map((said) => ({ said, instead })) : []
    })
    .filter(({ said }) => said.length > 2)
    .sort((a, b) => b.said.length - a.said.length)

/** A refusal may quote what it refuses: without secrets, and without what the call said of a person. */
export const unspoken = (method: string, params: object, answer: Envelope): Envelope => {
  const all = spoken(method, params)
  const quiet = (text: string) =>
    all.reduce((rest, { said, instead }) => rest.replaceAll(said, instead), text)
  const { reason } = answer
  return { ...answer, msg: quiet(answer.msg), ...(reason && { reason: quiet(reason) }) }
}
