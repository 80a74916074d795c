import type { Context } from 'hono'
import type { InputError } from './console-input'

/** RFC 9457 for programs. */
export const respondUnprocessable = (c: Context, errors: InputError[]) =>
  c.body(
    JSON.stringify({
      type: 'about:blank',
      title: 'Unprocessable content',
      status: 422,
      detail: `expected a body that the sandbox understands, found ${errors.length} fault(s)`,
      code: 'INVALID',
      requestId: (c.var as { requestId?: string }).requestId ?? crypto.randomUUID(),
      errors,
    }),
    422,
    { 'content-type': 'application/problem+json' },
  )
