import { Refusal } from './api-error'

const keyIn = (authorization: string | undefined) => {
  const [scheme, value = ''] = (authorization ?? '').split(' ')
  if (scheme === 'Bearer') return value
  if (scheme === 'Basic') return Buffer.from(value, 'base64').toString().split(':')[0] ?? ''
  return ''
}

const refuse = (message: string) => new Refusal(401, { type: 'invalid_request_error', message })

/** Lets the account's secret key pass, as bearer or as user name, and refuses every other one. */
export const admit = (authorization: string | undefined, secretKey: string) => {
  const key = keyIn(authorization)
  if (key === '')
    throw refuse(
      "You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY').",
    )
  if (key !== secretKey) throw refuse(`Invalid API Key provided: ${key.slice(0, 8)}****`)
}

const versions = /^\d{4}-\d{2}-\d{2}(\.[a-z]+)?$/

export const admitVersion = (version: string | undefined) => {
  if (version === undefined || versions.test(version)) return
  throw new Refusal(400, {
    type: 'invalid_request_error',
    message: `Invalid Stripe API version: ${version}`,
  })
}
