export type CoolifyResponse = { status: number; body: unknown; headers?: Record<string, string> }

/** Field to sentences, as Laravel's validator collects them. */
export type CoolifyFieldErrors = Record<string, string[]>

export const respondOk = (body: unknown): CoolifyResponse => ({ status: 200, body })
export const respondCreated = (body: unknown): CoolifyResponse => ({ status: 201, body })
export const respondMessage = (status: number, text: string): CoolifyResponse => ({
  status,
  body: { message: text },
})
export const respondResourceNotFound = (what: string) => respondMessage(404, `${what} not found.`)
export const respondBadRequest = (text: string) => respondMessage(400, text)
export const respondValidationFailed = (errors: CoolifyFieldErrors): CoolifyResponse => ({
  status: 422,
  body: { message: 'Validation failed.', errors },
})
export const respondInvalidRequest = (error: string): CoolifyResponse => ({
  status: 400,
  body: { message: 'Invalid request.', error },
})
export const methodNotAllowedResponse: CoolifyResponse = {
  status: 405,
  body: { message: 'This endpoint has changed to a POST request.' },
  headers: { allow: 'POST' },
}
export const respondTooManyRequests = (text: string, seconds: number): CoolifyResponse => ({
  status: 429,
  body: { message: text },
  headers: { 'retry-after': String(seconds) },
})
