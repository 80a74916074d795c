import { Refused } from '../../../events/refusal-error'
import type { Asked } from './permission-router'

export type Fields = Readonly<Partial<Record<string, string>>>

const isJson = (c: Asked) => /\bjson\b/.test(c.req.header('content-type') ?? '')

/** `{reason: {code: 'a'}}` -> `{'reason.code': 'a'}`; what is neither text nor number says nothing. */
const flat = (value: unknown, name = ''): [string, string][] => {
  if (typeof value === 'string' || typeof value === 'number') return [[name, String(value)]]
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return []
  return Object.entries(value).flatMap(([key, inner]) => flat(inner, name ? `${name}.${key}` : key))
}

const parsed = async (c: Asked): Promise<unknown> => {
  try {
    return isJson(c) ? await c.req.json() : await c.req.parseBody()
  } catch (error) {
    const found = error instanceof Error ? error.message : String(error)
    throw new Refused(
      'BAD_JSON',
      `expected a body of ${c.req.path} as its type says, found ${found}`,
    )
  }
}

/** The text fields of a form, or of a JSON body by dotted names; trimmed and without NUL. */
export const formFields = async (c: Asked): Promise<Fields> => {
  const fields = flat(await parsed(c)).map(
    ([name, value]) => [name, value.replaceAll('\u0000', '').toWellFormed().trim()] as const,
  )
  return Object.fromEntries(fields)
}

/** As a form shows again what was typed. */
export const filled = (fields: Fields) =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, value ?? '']))

/** As it was typed, but for the secret: an auth code is never shown again. */
export const withoutCode = ({ authCode: _, ...fields }: Fields) => filled(fields)
