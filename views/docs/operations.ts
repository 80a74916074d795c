import type { OpenApiDocument } from './open-api-document'

type OperationParameter = {
  name: string
  in: string
  required: boolean
  description: string
}
type OperationResponse = { status: string; description: string }
export type Operation = {
  id: string
  method: string
  path: string
  summary: string
  description: string
  tag: string
  parameters: OperationParameter[]
  body?: unknown
  responses: OperationResponse[]
}

const httpMethods = ['get', 'post', 'put', 'patch', 'delete']

const toRecord = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
const toText = (value: unknown) => (typeof value === 'string' ? value : '')
const toRecords = (value: unknown) => (Array.isArray(value) ? value.map(toRecord) : [])

const readBodySchema = (operation: Record<string, unknown>): unknown => {
  const [content] = Object.values(toRecord(toRecord(operation.requestBody).content))
  return toRecord(content).schema
}

const readOperation = (path: string, method: string, found: unknown): Operation => {
  const operation = toRecord(found)
  const body = readBodySchema(operation)
  const [tag] = Array.isArray(operation.tags) ? operation.tags : []
  return {
    id: `${method}${path}`.replaceAll(/[^a-zA-Z0-9]+/g, '-').replace(/-$/, ''),
    method: method.toUpperCase(),
    path,
    summary: toText(operation.summary),
    description: toText(operation.description),
    tag: toText(tag),
    parameters: toRecords(operation.parameters).map((parameter) => ({
      name: toText(parameter.name),
      in: toText(parameter.in),
      required: parameter.required === true,
      description: toText(parameter.description),
    })),
    ...(body ? { body } : {}),
    responses: Object.entries(toRecord(operation.responses)).map(([status, answer]) => ({
      status,
      description: toText(toRecord(answer).description),
    })),
  }
}

/** All operations of the document, in its order. */
export const readOperations = ({ paths }: OpenApiDocument): Operation[] =>
  Object.entries(paths ?? {}).flatMap(([path, item]) =>
    Object.entries(toRecord(item))
      .filter(([method]) => httpMethods.includes(method))
      .map(([method, operation]) => readOperation(path, method, operation)),
  )
