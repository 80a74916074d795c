import type { z } from 'zod'
import type { FieldError } from '../../../events/refusal-error'
import type { RequestContext } from '../http/permission-router'
import { problemResponse } from '../http/problem'

type BodyResult<T> = { data: T } | { refusal: Response }

const jsonPointerTo = (path: readonly PropertyKey[]) =>
  path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')

const fieldErrorsOf = ({ issues }: z.ZodError): FieldError[] =>
  issues.slice(0, 20).map(({ path, message }) => ({
    pointer: jsonPointerTo(path),
    code: 'INVALID',
    message,
  }))

const parseJson = (text: string): unknown => {
  try {
    return text === '' ? {} : JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The request's JSON in its schema's shape; no body is `{}`. `most` is in bytes. */
export const readValidatedBody = async <T>(
  c: RequestContext,
  schema: z.ZodType<T>,
  most: number,
): Promise<BodyResult<T>> => {
  const tooLarge = () => ({ refusal: problemResponse(c, { code: 'TOO_LARGE', status: 413 }) })
  if (Number(c.req.header('content-length') ?? 0) > most) return tooLarge()
  const text = await c.req.text()
  if (Buffer.byteLength(text) > most) return tooLarge()
  const value = parseJson(text)
  if (value === undefined) return { refusal: problemResponse(c, { code: 'BAD_JSON', status: 400 }) }
  const read = schema.safeParse(value)
  if (read.success) return { data: read.data }
  return { refusal: problemResponse(c, { code: 'INVALID', errors: fieldErrorsOf(read.error) }) }
}
