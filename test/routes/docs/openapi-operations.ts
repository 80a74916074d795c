export type OpenApiResponse = {
  description: string
  headers?: Record<string, { description: string; schema: object }>
  content?: Record<string, { schema: Record<string, unknown> }>
}
type OpenApiOperation = {
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
  responses: Record<string, OpenApiResponse>
}
export type OpenApiJson = {
  openapi: string
  info: { title: string; version: string }
  tags: { name: string }[]
  paths: Record<string, Record<string, OpenApiOperation>>
  components: { securitySchemes: Record<string, { type: string }>; schemas: Record<string, object> }
}

/** Every operation with where it stands. */
export const listOperations = ({ paths }: OpenApiJson) =>
  Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ path, method, operation })),
  )

/** All references within. */
export const listReferences = (value: unknown): string[] => {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) =>
    key === '$ref' && typeof inner === 'string' ? [inner] : listReferences(inner),
  )
}
