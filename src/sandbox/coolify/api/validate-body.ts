import type { CoolifyFieldErrors } from './responses'

export type JsonBody = Record<string, unknown>

/** The sentence for a wrong value; called only for a field that is present and not empty. */
export type FieldCheck = (value: unknown, field: string) => string | undefined
export type FieldChecks = Record<string, FieldCheck>

const toFieldLabel = (field: string) => field.replaceAll('_', ' ')

export const checkText: FieldCheck = (value, field) =>
  typeof value === 'string' ? undefined : `The ${toFieldLabel(field)} field must be a string.`

export const checkBoolean: FieldCheck = (value, field) =>
  typeof value === 'boolean' ? undefined : `The ${toFieldLabel(field)} field must be true or false.`

export const createIntegerCheck =
  (least: number): FieldCheck =>
  (value, field) => {
    if (!Number.isInteger(Number(value)) || typeof value === 'boolean')
      return `The ${toFieldLabel(field)} field must be an integer.`
    return Number(value) < least
      ? `The ${toFieldLabel(field)} field must be at least ${least}.`
      : undefined
  }

export const createChoiceCheck =
  (...choices: string[]): FieldCheck =>
  (value, field) =>
    choices.includes(String(value)) ? undefined : `The selected ${toFieldLabel(field)} is invalid.`

export const createPatternCheck =
  (pattern: RegExp, text?: string): FieldCheck =>
  (value, field) =>
    checkText(value, field) ??
    (pattern.test(String(value))
      ? undefined
      : (text ?? `The ${toFieldLabel(field)} field format is invalid.`))

const namePattern = /^[\p{L}\p{M}\p{N}\s\-_.@/&()#,:+]+$/u
const descriptionPattern = /^[\p{L}\p{M}\p{N}\s\-_.,!?()'"+=*/@&]*$/u

export const checkName: FieldCheck = (value, field) => {
  if (typeof value !== 'string') return checkText(value, field)
  if (value.length < 3) return 'The name must be at least 3 characters.'
  if (value.length > 255) return 'The name may not be greater than 255 characters.'
  return namePattern.test(value)
    ? undefined
    : 'The name may only contain letters (including Unicode), numbers, spaces, and: - _ . / @ & ( ) # , : +'
}

export const checkDescription = createPatternCheck(
  descriptionPattern,
  'The description may only contain letters (including Unicode), numbers, spaces, and common punctuation: - _ . , ! ? ( ) \' " + = * / @ &',
)

export const createTextLimitCheck =
  (max: number): FieldCheck =>
  (value, field) =>
    checkText(value, field) ??
    (String(value).length > max
      ? `The ${toFieldLabel(field)} field must not be greater than ${max} characters.`
      : undefined)

/** A number in a range; text that looks like one counts too. */
export const createRangeCheck =
  (least: number, most: number): FieldCheck =>
  (value, field) => {
    const wrongKind = createIntegerCheck(least)(value, field)
    if (wrongKind) return wrongKind
    return Number(value) > most
      ? `The ${toFieldLabel(field)} field must not be greater than ${most}.`
      : undefined
  }

export type BodyRules = {
  allowed: readonly string[]
  required?: readonly string[]
  checks?: FieldChecks
}

const isPresent = (value: unknown) => value !== undefined && value !== null && value !== ''

/** Everything that is wrong with a body, or undefined. */
export const validateBody = (body: JsonBody, rules: BodyRules): CoolifyFieldErrors | undefined => {
  const errors: CoolifyFieldErrors = {}
  const add = (field: string, sentence: string | undefined) => {
    if (sentence) errors[field] = [...(errors[field] ?? []), sentence]
  }
  for (const field of rules.required ?? [])
    if (!isPresent(body[field])) add(field, `The ${toFieldLabel(field)} field is required.`)
  for (const [field, check] of Object.entries(rules.checks ?? {}))
    if (isPresent(body[field])) add(field, check(body[field], field))
  for (const field of Object.keys(body))
    if (!rules.allowed.includes(field)) add(field, 'This field is not allowed.')
  return Object.keys(errors).length > 0 ? errors : undefined
}
