export type CoolifyResponse = { status: number; body: unknown; headers?: Record<string, string> }

/** Sentences by field, as Laravel's validator collects them. */
export type CoolifyFieldErrors = Record<string, string[]>

const respondMessage = (status: number, message: string): CoolifyResponse => ({
  status,
  body: { message },
})

export const respond = {
  ok: (body: unknown): CoolifyResponse => ({ status: 200, body }),
  created: (body: unknown): CoolifyResponse => ({ status: 201, body }),
  message: respondMessage,
  badRequest: (message: string) => respondMessage(400, message),
  notFound: (label: string) => respondMessage(404, `${label} not found.`),
  invalidRequest: (error: string): CoolifyResponse => ({
    status: 400,
    body: { message: 'Invalid request.', error },
  }),
  validationFailed: (errors: CoolifyFieldErrors): CoolifyResponse => ({
    status: 422,
    body: { message: 'Validation failed.', errors },
  }),
  tooManyRequests: (message: string, seconds: number): CoolifyResponse => ({
    status: 429,
    body: { message },
    headers: { 'retry-after': String(seconds) },
  }),
}

export const methodNotAllowedResponse: CoolifyResponse = {
  status: 405,
  body: { message: 'This endpoint has changed to a POST request.' },
  headers: { allow: 'POST' },
}

/**
 * With six places, as Laravel writes instants. Coolify keeps whole seconds; here the milliseconds stay,
 * because the stand-in's builds end within one.
 */
export const toCoolifyInstant = (iso: string): string => iso.replace(/Z$/, '000Z')
