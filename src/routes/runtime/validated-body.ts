import type { z } from 'zod'
import type { Fault } from '../../../events/refusal-error'
import type { Asked } from '../http/permission-router'
import { problem } from '../http/problem'

type Read<T> = { data: T } | { refused: Response }

const pointerTo = (path: readonly PropertyKey[]) =>
  path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')

const faultsOf = ({ issues }: z.ZodError): Fault[] =>
  issues.slice(0, 20).map(({ path, message }) => ({
    pointer: pointerTo(path),
    code: 'INVALID',
    message,
  }))

const jsonIn = (text: string): unknown => {
  try {
    return text === '' ? {} : JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The request's JSON in its schema's shape; no body is `{}`. `most` is in bytes. */
export const readBody = async <T>(
  c: Asked,
  schema: z.ZodType<T>,
  most: number,
): Promise<Read<T>> => {
  const tooLarge = () => ({ refused: problem(c, { code: 'TOO_LARGE', status: 413 }) })
  if (Number(c.req.header('content-length') ?? 0) > most) return tooLarge()
  const text = await c.req.text()
  if (Buffer.byteLength(text) > most) return tooLarge()
  const value = jsonIn(text)
  if (value === undefined) return { refused: problem(c, { code: 'BAD_JSON', status: 400 }) }
  const read = schema.safeParse(value)
  if (read.success) return { data: read.data }
  return { refused: problem(c, { code: 'INVALID', errors: faultsOf(read.error) }) }
}
