import type { Envelope } from './envelope'

const secretFields = [
  'pass',
  'password',
  'tan',
  'authcode',
  'user',
  'subuser',
  'account',
  'remoteaddr',
]
const contactFields = [
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
const alwaysPersonalFields = ['email', 'soaemail', 'street', 'voice', 'extdata']

const redactionFor = (key: string, value: unknown, inContact: boolean): string | undefined => {
  if (value === '' || value === null || value === undefined) return undefined
  if (secretFields.includes(key.toLowerCase())) return '‹redacted›'
  if (inContact && contactFields.includes(key.toLowerCase())) return '‹person›'
  if (alwaysPersonalFields.includes(key.toLowerCase())) return '‹person›'
  return undefined
}

/** Messages about contacts name them by their address. */
const isEmailAddress = (value: string) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value)

const redactValue = (value: unknown, inContact: boolean): unknown => {
  if (typeof value === 'string') return isEmailAddress(value) ? '‹person›' : value
  if (Array.isArray(value)) return value.map((each) => redactValue(each, inContact))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [
      key,
      redactionFor(key, each, inContact) ?? redactValue(each, inContact || key === 'contact'),
    ]),
  )
}

/** Without passwords, TANs and auth codes, and without what names a person; a record's `name` stays. */
export const redactCall = (method: string, value: unknown): unknown =>
  redactValue(value, method.startsWith('contact.') || method.startsWith('account.'))

const collectTexts = (value: unknown): string[] => {
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(collectTexts)
  return typeof value === 'string' || typeof value === 'number' ? [String(value)] : []
}

const collectRedactions = (method: string, params: object) =>
  Object.entries(params)
    .flatMap(([key, value]) => {
      const instead = redactionFor(key, value, method.startsWith('contact.'))
      return instead ? collectTexts(value).map((said) => ({ said, instead })) : []
    })
    .filter(({ said }) => said.length > 2)
    .sort((a, b) => b.said.length - a.said.length)

/** A refusal may quote what it refuses: without secrets, and without what the call said of a person. */
export const redactRefusal = (method: string, params: object, answer: Envelope): Envelope => {
  const all = collectRedactions(method, params)
  const quiet = (text: string) =>
    all.reduce((rest, { said, instead }) => rest.replaceAll(said, instead), text)
  const { reason } = answer
  return { ...answer, msg: quiet(answer.msg), ...(reason && { reason: quiet(reason) }) }
}
