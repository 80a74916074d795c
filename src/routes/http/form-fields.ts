import { RefusalError } from '../../../events/refusal-error'
import { parseJson } from './json-text'
import type { RequestContext } from './permission-router'
import { isJsonBody } from './request-kind'

export type FormFields = Readonly<Partial<Record<string, string>>>

/** `{reason: {code: 'a'}}` -> `{'reason.code': 'a'}`; what is neither text nor number says nothing. */
const flattenFields = (value: unknown, name = ''): [string, string][] => {
  if (typeof value === 'string' || typeof value === 'number') return [[name, String(value)]]
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return []
  return Object.entries(value).flatMap(([key, inner]) =>
    flattenFields(inner, name ? `${name}.${key}` : key),
  )
}

const parseForm = async (c: RequestContext): Promise<unknown> => {
  try {
    return await c.req.parseBody()
  } catch (error) {
    const found = error instanceof Error ? error.message : String(error)
    throw new RefusalError('BAD_FORM', `expected a body as its type says, found ${found}`)
  }
}

const parseBody = async (c: RequestContext): Promise<unknown> => {
  if (!isJsonBody(c)) return parseForm(c)
  const body = parseJson(await c.req.text())
  if ('problem' in body) throw new RefusalError('BAD_JSON', body.problem)
  return body.value
}

/** The text fields of a form, or of a JSON body by dotted names; trimmed and without NUL. */
export const readFormFields = async (c: RequestContext): Promise<FormFields> => {
  const fields = flattenFields(await parseBody(c)).map(
    ([name, value]) => [name, value.replaceAll('\u0000', '').toWellFormed().trim()] as const,
  )
  return Object.fromEntries(fields)
}

/** As a form shows again what was typed. */
const formValues = (fields: FormFields) =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, value ?? '']))

/** As it was typed, but for the secret: an auth code is never shown again. */
export const formValuesWithoutAuthCode = ({ authCode: _, ...fields }: FormFields) =>
  formValues(fields)
