import { gunzipSync } from 'node:zlib'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020'
import addFormats from 'ajv-formats'
import type { OpenApiJson, OpenApiResponse } from '../docs/openapi-operations'

const jsonTypes = new Set(['application/json', 'application/problem+json'])

/** `/api/v1/orders/{id}` as what a path of it looks like. */
const toPattern = (template: string) => new RegExp(`^${template.replaceAll(/\{\w+\}/g, '[^/]+')}$`)

const findOperation = ({ paths }: OpenApiJson, method: string, path: string) => {
  const template =
    path in paths ? path : Object.keys(paths).find((one) => toPattern(one).test(path))
  return template === undefined ? undefined : paths[template]?.[method]
}

const validators = new Map<string, ValidateFunction>()

/** Compiled once per schema, whatever the application: its references lead into `components`. */
const compileSchema = (schema: object, { components }: OpenApiJson) => {
  const whole = { ...schema, components: { schemas: components.schemas } }
  const key = JSON.stringify(whole)
  const compiled =
    validators.get(key) ?? addFormats.default(new Ajv2020({ strict: false })).compile(whole)
  validators.set(key, compiled)
  return compiled
}

const describeMismatch = (
  document: OpenApiJson,
  response: OpenApiResponse | undefined,
  type: string,
  text: string,
) => {
  const schema = response?.content?.[type]?.schema
  if (!schema) return `expected ${type} to be documented`
  const body = JSON.parse(text)
  const validate = compileSchema(schema, document)
  if (!validate(body)) return JSON.stringify(validate.errors)
  const { code } = body as { code?: string }
  const isListed = type === 'application/json' || response.description.includes(`\`${code}\``)
  return isListed ? undefined : `expected the code ${code} to be documented`
}

/** Compressed or not: a client has decompressed what a server has not sent yet. */
const readText = async (answer: Response) => {
  const bytes = Buffer.from(await answer.clone().arrayBuffer())
  const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b
  return (isGzip ? gunzipSync(bytes) : bytes).toString()
}

/** What `/openapi.json` says otherwise of an answer; undefined if it says the same, or nothing. */
export const findUndocumented = async (
  document: OpenApiJson,
  { method, url }: Request,
  answer: Response,
): Promise<string | undefined> => {
  const { pathname } = new URL(url)
  const operation = findOperation(document, method.toLowerCase(), pathname)
  const [type = ''] = (answer.headers.get('content-type') ?? '').split(';')
  // 421: the sandbox turns away other hosts, whatever they ask for.
  if (!operation || answer.status === 421) return undefined
  const response = operation.responses[String(answer.status)]
  const mismatch = jsonTypes.has(type)
    ? describeMismatch(document, response, type, await readText(answer))
    : response === undefined && `expected the status to be documented`
  return mismatch ? `${method} ${pathname} ${answer.status}: ${mismatch}` : undefined
}

/** Checks every answer that passes; `assertNone` throws what was not as documented. */
export const createDocumentedFetch = <Rest extends unknown[]>(
  fetch: (request: Request, ...rest: Rest) => Response | Promise<Response>,
  document: OpenApiJson,
) => {
  const mismatches: string[] = []
  return {
    fetch: async (request: Request, ...rest: Rest) => {
      const answer = await fetch(request, ...rest)
      const mismatch = await findUndocumented(document, request, answer)
      if (mismatch) mismatches.push(mismatch)
      return answer
    },
    assertNone: () => {
      if (mismatches.length > 0)
        throw new Error(`expected answers as documented, found:\n${mismatches.join('\n')}`)
    },
  }
}
