export type StripeErrorBody = {
  type: 'invalid_request_error' | 'idempotency_error' | 'api_error' | 'card_error'
  message: string
  code?: string
  param?: string
}

/** A refusal with HTTP status and Stripe's error body. Nothing has been changed. */
export class StripeApiError extends Error {
  readonly status: number
  readonly error: StripeErrorBody

  constructor(status: number, error: StripeErrorBody) {
    super(error.message)
    this.status = status
    this.error = error
  }
}

export const createInvalidRequestError = (
  message: string,
  details: { code?: string; param?: string } = {},
) => new StripeApiError(400, { type: 'invalid_request_error', message, ...details })

export const createResourceMissingError = (noun: string, id: string, param = 'id') =>
  new StripeApiError(404, {
    type: 'invalid_request_error',
    code: 'resource_missing',
    message: `No such ${noun}: '${id}'`,
    param,
  })
