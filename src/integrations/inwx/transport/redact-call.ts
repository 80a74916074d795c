import type { Envelope } from './post-call'

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

/** Messages about contacts contain their mail address. */
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

/** Without passwords, TANs, auth codes and personal data; a record's `name` stays. */
export const redactCall = (method: string, value: unknown): unknown =>
  redactValue(value, method.startsWith('contact.') || method.startsWith('account.'))

const collectTexts = (value: unknown): string[] => {
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(collectTexts)
  return typeof value === 'string' || typeof value === 'number' ? [String(value)] : []
}

const collectRedactions = (method: string, params: object) =>
  Object.entries(params)
    .flatMap(([key, value]) => {
      const replacement = redactionFor(key, value, method.startsWith('contact.'))
      return replacement ? collectTexts(value).map((text) => ({ text, replacement })) : []
    })
    .filter(({ text }) => text.length > 2)
    .sort((a, b) => b.text.length - a.text.length)

/** A refusal may quote the call: removes its secrets and personal data. */
export const redactRefusal = (method: string, params: object, answer: Envelope): Envelope => {
  const all = collectRedactions(method, params)
  const redactText = (value: string) =>
    all.reduce((rest, { text, replacement }) => rest.replaceAll(text, replacement), value)
  const { reason } = answer
  return { ...answer, msg: redactText(answer.msg), ...(reason && { reason: redactText(reason) }) }
}
