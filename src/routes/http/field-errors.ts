import type { z } from 'zod'
import type { FieldError } from '../../../events/refusal-error'

/** A schema names the code of an issue by giving it as the message. */
const ownCode = /^[A-Z][A-Z_]+$/

const valueAt = (path: readonly PropertyKey[], body: unknown) =>
  path.reduce<unknown>(
    (value, key) => (value as Record<PropertyKey, unknown> | null | undefined)?.[key],
    body,
  )

const codeOf = (issue: z.core.$ZodIssue, body: unknown) => {
  const value = valueAt(issue.path, body)
  if (ownCode.test(issue.message)) return issue.message
  if (value === undefined || value === null || value === '') return 'REQUIRED'
  return issue.code === 'too_big' ? 'TOO_LONG' : 'BAD_FORMAT'
}

const escapeKey = (key: PropertyKey) => String(key).replaceAll('~', '~0').replaceAll('/', '~1')

/** Zod's issues, each with a JSON pointer (RFC 6901) into the body; `code` instead of their own. */
export const toFieldErrors = (
  issues: readonly z.core.$ZodIssue[],
  body: unknown,
  code?: string,
): FieldError[] =>
  issues.map((issue) => ({
    pointer: issue.path.map((key) => `/${escapeKey(key)}`).join(''),
    code: code ?? codeOf(issue, body),
    message: issue.message,
  }))
