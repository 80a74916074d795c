/** As much of OpenAPI 3.1 as the page shows; a generated document fits structurally. */
export type OpenApiDocument = {
  openapi: string
  info: { title: string; version: string; description?: string }
  paths?: Record<string, unknown>
  components?: { schemas?: Record<string, unknown> }
}
