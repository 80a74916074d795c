import { expect, test } from 'bun:test'
import { Stripe } from 'stripe'
import { once } from '../../../src/integrations/stripe/create-once'
import { stripeError } from '../../../src/integrations/stripe/stripe-error'

const serverError = (headers: Record<string, string>) =>
  stripeError(
    new Stripe.errors.StripeAPIError({
      type: 'api_error',
      message: 'An unknown error occurred',
      statusCode: 500,
      headers,
    }),
  )
const echo = serverError({ 'idempotent-replayed': 'true' })

/** Stripe once gave a server error to these keys and repeats it; every other key works. */
const broken = (...keys: string[]) => {
  const asked: string[] = []
  const create = async (key: string) => {
    asked.push(key)
    if (keys.includes(key)) throw echo
    return `made with ${key}`
  }
  return { asked, create }
}

test('a repeated server error is followed by a look at what was made all the same', async () => {
  const { asked, create } = broken('k')
  const find = async () => 'made by the first attempt'
  expect(await once({ key: 'k', create, find })).toBe('made by the first attempt')
  expect(asked).toEqual(['k'])
})

test('where nothing was made the next key is tried', async () => {
  const { asked, create } = broken('k', 'k:2')
  expect(await once({ key: 'k', create, find: async () => undefined })).toBe('made with k:3')
  expect(asked).toEqual(['k', 'k:2', 'k:3'])
})

test('a fresh server error is unclear: the same key must be asked again', async () => {
  const create = async () => {
    throw serverError({})
  }
  const find = () => Promise.reject(new Error('expected nobody to look, found a look'))
  await expect(once({ key: 'k', create, find })).rejects.toMatchObject({
    details: { errorClass: 'transient' },
  })
})
