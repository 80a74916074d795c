import type { OpenApiDocument } from './open-api-document'

export type Parameter = { name: string; in: string; required: boolean; description: string }
export type Answer = { status: string; description: string }
export type Operation = {
  id: string
  method: string
  path: string
  summary: string
  description: string
  tag: string
  parameters: Parameter[]
  body?: unknown
  answers: Answer[]
}

const methods = ['get', 'post', 'put', 'patch', 'delete']

const record = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
const text = (value: unknown) => (typeof value === 'string' ? value : '')
const list = (value: unknown) => (Array.isArray(value) ? value.map(record) : [])

const bodyOf = (operation: Record<string, unknown>): unknown => {
  const [content] = Object.values(record(record(operation.requestBody).content))
  return record(content).schema
}

const operationOf = (path: string, method: string, found: unknown): Operation => {
  const operation = record(found)
  const body = bodyOf(operation)
  const [tag] = Array.isArray(operation.tags) ? operation.tags : []
  return {
    id: `${method}${path}`.replaceAll(/[^a-zA-Z0-9]+/g, '-').replace(/-$/, ''),
    method: method.toUpperCase(),
    path,
    summary: text(operation.summary),
    description: text(operation.description),
    tag: text(tag),
    parameters: list(operation.parameters).map((parameter) => ({
      name: text(parameter.name),
      in: text(parameter.in),
      required: parameter.required === true,
      description: text(parameter.description),
    })),
    ...(body ? { body } : {}),
    answers: Object.entries(record(operation.responses)).map(([status, answer]) => ({
      status,
      description: text(record(answer).description),
    })),
  }
}

/** Every call of the document, in its order. */
export const operationsOf = ({ paths }: OpenApiDocument): Operation[] =>
  Object.entries(paths ?? {}).flatMap(([path, item]) =>
    Object.entries(record(item))
      .filter(([method]) => methods.includes(method))
      .map(([method, operation]) => operationOf(path, method, operation)),
  )
