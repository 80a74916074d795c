import { expect, test } from 'bun:test'
import { Stripe } from 'stripe'
import { createOnce } from '../../../src/integrations/stripe/create-once'
import { toVendorError } from '../../../src/integrations/stripe/stripe-error'

const serverError = (headers: Record<string, string>) =>
  toVendorError(
    new Stripe.errors.StripeAPIError({
      type: 'api_error',
      message: 'An unknown error occurred',
      statusCode: 500,
      headers,
    }),
  )
const replayedError = serverError({ 'idempotent-replayed': 'true' })

/** Stripe once gave a server error to these keys and repeats it; every other key works. */
const createFailingOnKeys = (...keys: string[]) => {
  const requestedKeys: string[] = []
  const create = async (key: string) => {
    requestedKeys.push(key)
    if (keys.includes(key)) throw replayedError
    return `made with ${key}`
  }
  return { asked: requestedKeys, create }
}

test('a repeated server error is followed by a look at what was made all the same', async () => {
  const { asked: requestedKeys, create } = createFailingOnKeys('k')
  const find = async () => 'made by the first attempt'
  expect(await createOnce({ key: 'k', create, find })).toBe('made by the first attempt')
  expect(requestedKeys).toEqual(['k'])
})

test('where nothing was made the next key is tried', async () => {
  const { asked: requestedKeys, create } = createFailingOnKeys('k', 'k:2')
  expect(await createOnce({ key: 'k', create, find: async () => undefined })).toBe('made with k:3')
  expect(requestedKeys).toEqual(['k', 'k:2', 'k:3'])
})

test('a fresh server error is unclear: the same key must be asked again', async () => {
  const create = async () => {
    throw serverError({})
  }
  const find = () => Promise.reject(new Error('expected nobody to look, found a look'))
  await expect(createOnce({ key: 'k', create, find })).rejects.toMatchObject({
    details: { errorClass: 'transient' },
  })
})
