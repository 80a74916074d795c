import { StripeApiError } from './api-error'

const parseApiKey = (authorization: string | undefined) => {
  const [scheme, value = ''] = (authorization ?? '').split(' ')
  if (scheme === 'Bearer') return value
  if (scheme === 'Basic') return Buffer.from(value, 'base64').toString().split(':')[0] ?? ''
  return ''
}

const createUnauthorizedError = (message: string) =>
  new StripeApiError(401, { type: 'invalid_request_error', message })

/** Accepts only the account's secret key, as bearer token or as user name. */
export const assertSecretKey = (authorization: string | undefined, secretKey: string) => {
  const key = parseApiKey(authorization)
  if (key === '')
    throw createUnauthorizedError(
      "You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY').",
    )
  if (key !== secretKey)
    throw createUnauthorizedError(`Invalid API Key provided: ${key.slice(0, 8)}****`)
}

const versionPattern = /^\d{4}-\d{2}-\d{2}(\.[a-z]+)?$/

export const assertApiVersion = (version: string | undefined) => {
  if (version === undefined || versionPattern.test(version)) return
  throw new StripeApiError(400, {
    type: 'invalid_request_error',
    message: `Invalid Stripe API version: ${version}`,
  })
}
