import type { z } from 'zod'
import { createInvalidRequestError } from './api-error'
import type { ParsedForm } from './parse-form'

const toBracketPath = (path: PropertyKey[]) =>
  path.map((key, index) => (index === 0 ? String(key) : `[${String(key)}]`)).join('')

const getValueAt = (form: unknown, path: PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (value, key) => (value as Record<PropertyKey, unknown> | undefined)?.[key],
    form,
  )

const toApiError = (issue: z.core.$ZodIssue, form: ParsedForm) => {
  if (issue.code === 'unrecognized_keys') {
    const param = toBracketPath([...issue.path, issue.keys[0] ?? ''])
    const names = issue.keys.map((key) => toBracketPath([...issue.path, key]))
    const noun = names.length > 1 ? 'parameters' : 'parameter'
    return createInvalidRequestError(`Received unknown ${noun}: ${names.join(', ')}`, {
      code: 'parameter_unknown',
      param,
    })
  }
  const param = toBracketPath(issue.path)
  const value = getValueAt(form, issue.path)
  if (value === undefined)
    return createInvalidRequestError(`Missing required param: ${param}.`, {
      code: 'parameter_missing',
      param,
    })
  if (issue.message === 'integer')
    return createInvalidRequestError(`Invalid integer: ${value}`, {
      code: 'parameter_invalid_integer',
      param,
    })
  if (issue.code === 'invalid_format' && issue.format === 'url')
    return createInvalidRequestError('Not a valid URL', { code: 'url_invalid', param })
  return createInvalidRequestError(`Invalid ${param}: ${issue.message}`, { param })
}

/** The form parsed by the schema; throws Stripe's error for the first wrong parameter. */
export const parseParameters = <T>(schema: z.ZodType<T>, form: ParsedForm): T => {
  const result = schema.safeParse(form)
  if (result.success) return result.data
  const [issue] = result.error.issues
  throw issue ? toApiError(issue, form) : createInvalidRequestError('Invalid request')
}
