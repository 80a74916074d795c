import type { Errors } from './responses'

export type Body = Record<string, unknown>

/** Answers the sentence for a wrong value; only asked when the field is there and not null. */
export type Check = (value: unknown, field: string) => string | undefined
export type Checks = Record<string, Check>

const spoken = (field: string) => field.replaceAll('_', ' ')

export const isText: Check = (value, field) =>
  typeof value === 'string' ? undefined : `The ${spoken(field)} field must be a string.`

export const isSwitch: Check = (value, field) =>
  typeof value === 'boolean' ? undefined : `The ${spoken(field)} field must be true or false.`

export const isWhole =
  (least: number): Check =>
  (value, field) => {
    if (!Number.isInteger(Number(value)) || typeof value === 'boolean')
      return `The ${spoken(field)} field must be an integer.`
    return Number(value) < least
      ? `The ${spoken(field)} field must be at least ${least}.`
      : undefined
  }

export const isOneOf =
  (...choices: string[]): Check =>
  (value, field) =>
    choices.includes(String(value)) ? undefined : `The selected ${spoken(field)} is invalid.`

export const looksLike =
  (pattern: RegExp, otherwise?: string): Check =>
  (value, field) =>
    isText(value, field) ??
    (pattern.test(String(value))
      ? undefined
      : (otherwise ?? `The ${spoken(field)} field format is invalid.`))

const nameSigns = /^[\p{L}\p{M}\p{N}\s\-_.@/&()#,:+]+$/u
const descriptionSigns = /^[\p{L}\p{M}\p{N}\s\-_.,!?()'"+=*/@&]*$/u

export const isName: Check = (value, field) => {
  if (typeof value !== 'string') return isText(value, field)
  if (value.length < 3) return 'The name must be at least 3 characters.'
  if (value.length > 255) return 'The name may not be greater than 255 characters.'
  return nameSigns.test(value)
    ? undefined
    : 'The name may only contain letters (including Unicode), numbers, spaces, and: - _ . / @ & ( ) # , : +'
}

export const isDescription = looksLike(
  descriptionSigns,
  'The description may only contain letters (including Unicode), numbers, spaces, and common punctuation: - _ . , ! ? ( ) \' " + = * / @ &',
)

type Rules = { allowed: readonly string[]; required?: readonly string[]; checks?: Checks }

const present = (value: unknown) => value !== undefined && value !== null && value !== ''

/** Everything that is wrong with a body, or undefined. */
export const mistakesIn = (body: Body, rules: Rules): Errors | undefined => {
  const errors: Errors = {}
  const add = (field: string, sentence: string | undefined) => {
    if (sentence) errors[field] = [...(errors[field] ?? []), sentence]
  }
  for (const field of rules.required ?? [])
    if (!present(body[field])) add(field, `The ${spoken(field)} field is required.`)
  for (const [field, check] of Object.entries(rules.checks ?? {}))
    if (present(body[field])) add(field, check(body[field], field))
  for (const field of Object.keys(body))
    if (!rules.allowed.includes(field)) add(field, 'This field is not allowed.')
  return Object.keys(errors).length > 0 ? errors : undefined
}
