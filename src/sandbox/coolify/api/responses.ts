export type Answer = { status: number; body: unknown; headers?: Record<string, string> }

/** Field to sentences, as Laravel's validator collects them. */
export type Errors = Record<string, string[]>

export const ok = (body: unknown): Answer => ({ status: 200, body })
export const created = (body: unknown): Answer => ({ status: 201, body })
export const message = (status: number, text: string): Answer => ({
  status,
  body: { message: text },
})
export const notFound = (what: string) => message(404, `${what} not found.`)
export const refused = (text: string) => message(400, text)
export const invalid = (errors: Errors): Answer => ({
  status: 422,
  body: { message: 'Validation failed.', errors },
})
export const invalidRequest = (error: string): Answer => ({
  status: 400,
  body: { message: 'Invalid request.', error },
})
export const gone: Answer = {
  status: 405,
  body: { message: 'This endpoint has changed to a POST request.' },
  headers: { allow: 'POST' },
}
export const tooMany = (text: string, seconds: number): Answer => ({
  status: 429,
  body: { message: text },
  headers: { 'retry-after': String(seconds) },
})
