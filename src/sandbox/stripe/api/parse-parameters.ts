import type { z } from 'zod'
import { invalid } from './api-error'
import type { Form } from './parse-form'

const bracketed = (path: PropertyKey[]) =>
  path.map((key, at) => (at === 0 ? String(key) : `[${String(key)}]`)).join('')

const valueAt = (form: unknown, path: PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (value, key) => (value as Record<PropertyKey, unknown> | undefined)?.[key],
    form,
  )

const explain = (issue: z.core.$ZodIssue, form: Form) => {
  if (issue.code === 'unrecognized_keys') {
    const param = bracketed([...issue.path, issue.keys[0] ?? ''])
    return invalid(`Received unknown parameter: ${param}`, { code: 'parameter_unknown', param })
  }
  const param = bracketed(issue.path)
  const value = valueAt(form, issue.path)
  if (value === undefined)
    return invalid(`Missing required param: ${param}.`, { code: 'parameter_missing', param })
  if (issue.message === 'integer')
    return invalid(`Invalid integer: ${value}`, { code: 'parameter_invalid_integer', param })
  if (issue.code === 'invalid_format' && issue.format === 'url')
    return invalid('Not a valid URL', { code: 'url_invalid', param })
  return invalid(`Invalid ${param}: ${issue.message}`, { param })
}

/** The form as the schema reads it, or Stripe's refusal of the first parameter that is wrong. */
export const check = <T>(schema: z.ZodType<T>, form: Form): T => {
  const read = schema.safeParse(form)
  if (read.success) return read.data
  const [issue] = read.error.issues
  throw issue ? explain(issue, form) : invalid('Invalid request')
}
