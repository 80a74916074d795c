import { zValidator } from '@hono/zod-validator'
import type { Context, MiddlewareHandler } from 'hono'
import { z } from 'zod'
import type { FieldError } from '../../../../events/refusal-error'
import { RefusalError } from '../../../../events/refusal-error'
import type { ApiRoute } from '../api-route'
import { maxBodyBytes } from '../api-route'
import { toFieldErrors } from '../field-errors'
import { parseJson } from '../json-text'
import { problemResponse } from '../problem'
import { isJsonBody } from '../request-kind'

type ValidationResult = { data: unknown; error?: z.core.$ZodError | undefined }

const codeOfFirst = (errors: readonly FieldError[]) => errors[0]?.code ?? 'INVALID'

/**
 * Validates the declared headers alone: zValidator copies all of them first, a tenth of what a
 * download takes. A header that is refused says so by its code alone: pointers lead into bodies.
 */
const validateHeaders = (schema: z.ZodObject): MiddlewareHandler => {
  const names = Object.keys(schema.shape)
  return async (c, next) => {
    const data = Object.fromEntries(names.map((name) => [name, c.req.header(name)]))
    const parsed = schema.safeParse(data)
    if (!parsed.success) {
      const [first] = toFieldErrors(parsed.error.issues, data)
      return problemResponse(c, { code: first?.code ?? 'INVALID' })
    }
    c.req.addValidatedData('header', parsed.data)
    await next()
  }
}

/** Headers that may hold any text, such as `If-None-Match`, are declared and need no validation. */
const mayHoldAnyText = (schema: z.core.$ZodType) => {
  const text = schema instanceof z.ZodOptional ? schema.unwrap() : undefined
  return text instanceof z.ZodString && !text.def.checks
}

const refuseQuery = ({ data, error }: ValidationResult, c: Context) => {
  if (!error) return undefined
  const errors = toFieldErrors(error.issues, data)
  return problemResponse(c, { code: codeOfFirst(errors), errors })
}

const maxErrors = 100

/**
 * Reads and validates a JSON body. zValidator's own target `json` takes another content type for
 * `{}` and throws at broken syntax: here both are answered with a code of ours.
 */
const validateJsonBody =
  (schema: z.ZodType, route: ApiRoute): MiddlewareHandler =>
  async (c, next) => {
    const { assumesJson, fieldCode, maxBodyBytes: maxBytes = maxBodyBytes } = route
    if (!assumesJson && !isJsonBody(c)) {
      const type = c.req.header('content-type') ?? 'nothing'
      const detail = `expected application/json, found ${type}`
      return problemResponse(c, { code: 'NOT_SUPPORTED', detail })
    }
    const tooLarge = { code: 'TOO_LARGE', detail: `expected at most ${maxBytes} bytes` }
    if (Number(c.req.header('content-length') ?? 0) > maxBytes) return problemResponse(c, tooLarge)
    const text = await c.req.text()
    if (Buffer.byteLength(text) > maxBytes) return problemResponse(c, tooLarge)
    const body = parseJson(assumesJson && text === '' ? '{}' : text)
    if ('problem' in body) return problemResponse(c, { code: 'BAD_JSON', detail: body.problem })
    const parsed = schema.safeParse(body.value)
    if (!parsed.success) {
      const errors = toFieldErrors(parsed.error.issues.slice(0, maxErrors), body.value, fieldCode)
      const code = route.usesFirstErrorCode ? codeOfFirst(errors) : 'INVALID'
      return problemResponse(c, { code, errors })
    }
    c.req.addValidatedData('json', parsed.data as object)
    await next()
  }

const findJsonSchema = ({ request, readsBodyItself }: ApiRoute) => {
  const content = request?.body?.content['application/json']
  const isValidated = content && 'schema' in content && !readsBodyItself
  return isValidated && content.schema instanceof z.ZodType ? content.schema : undefined
}

/**
 * Validates what a route declares of its headers, query and body. Path parameters are any text:
 * guards and handlers look them up.
 */
export const requestValidators = (route: ApiRoute): MiddlewareHandler[] => {
  const { headers, query } = route.request ?? {}
  const schema = findJsonSchema(route)
  return [
    ...(headers instanceof z.ZodObject && !Object.values(headers.shape).every(mayHoldAnyText)
      ? [validateHeaders(headers)]
      : []),
    ...(query ? [zValidator('query', query, refuseQuery)] : []),
    ...(schema ? [validateJsonBody(schema, route)] : []),
  ]
}

export type FormRefusal = (
  c: Context,
  errors: readonly FieldError[],
  fields: Readonly<Record<string, unknown>>,
) => Response | Promise<Response>

/** Validates a page's form; what is refused is answered by the page itself. */
export const formValidator = (schema: z.ZodType, refuse?: FormRefusal): MiddlewareHandler =>
  zValidator('form', schema, ({ data, error }: ValidationResult, c: Context) => {
    if (!error) return undefined
    const errors = toFieldErrors(error.issues, data)
    if (!refuse) throw new RefusalError('INVALID', 'expected a form with valid fields', errors)
    return refuse(c, errors, data as Record<string, unknown>)
  })
