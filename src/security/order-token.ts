import { createHmac, timingSafeEqual } from 'node:crypto'

/** Reads one order's status, mends what waits for the customer, cancels before payment. */
export const createOrderToken = (orderTokenKey: Uint8Array, projectId: string) =>
  createHmac('sha256', orderTokenKey).update(projectId).digest('base64url')

export const isOrderToken = (orderTokenKey: Uint8Array, projectId: string, token: string) => {
  const expected = Buffer.from(createOrderToken(orderTokenKey, projectId))
  const found = Buffer.from(token)
  return expected.length === found.length && timingSafeEqual(expected, found)
}
