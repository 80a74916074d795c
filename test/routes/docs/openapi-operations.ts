export type Response = {
  description: string
  headers?: Record<string, { description: string; schema: object }>
  content?: Record<string, { schema: Record<string, unknown> }>
}
export type Operation = {
  operationId: string
  summary: string
  tags: string[]
  security: Record<string, string[]>[]
  parameters?: {
    name: string
    in: string
    required: boolean
    description: string
    schema: object
  }[]
  requestBody?: { content: Record<string, { schema: object }> }
  responses: Record<string, Response>
}
export type Described = {
  openapi: string
  info: { title: string; version: string }
  tags: { name: string }[]
  paths: Record<string, Record<string, Operation>>
  components: { securitySchemes: Record<string, { type: string }>; schemas: Record<string, object> }
}

/** Every operation with where it stands. */
export const operationsIn = ({ paths }: Described) =>
  Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ path, method, operation })),
  )

/** All references within. */
export const refsIn = (value: unknown): string[] => {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) =>
    key === '$ref' && typeof inner === 'string' ? [inner] : refsIn(inner),
  )
}
