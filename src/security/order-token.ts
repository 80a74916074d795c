import { createHmac, timingSafeEqual } from 'node:crypto'

/** Reads one order's status, mends what waits for the customer, cancels before payment. */
export const createOrderToken = (orderTokenKey: Uint8Array, projectId: string) =>
  createHmac('sha256', orderTokenKey).update(projectId).digest('base64url')

const isSameToken = (expected: string, found: string) => {
  const [one, other] = [Buffer.from(expected), Buffer.from(found)]
  return one.length === other.length && timingSafeEqual(one, other)
}

export const isOrderToken = (orderTokenKey: Uint8Array, projectId: string, token: string) =>
  isSameToken(createOrderToken(orderTokenKey, projectId), token)

/** Whoever has it reads the mails to this address; a corrected address makes it void. */
export const createConfirmationToken = (
  orderTokenKey: Uint8Array,
  projectId: string,
  email: string,
) =>
  createHmac('sha256', orderTokenKey)
    .update(JSON.stringify(['confirmation', projectId, email]))
    .digest('base64url')

export const isConfirmationToken = (
  orderTokenKey: Uint8Array,
  projectId: string,
  email: string,
  token: string,
) => isSameToken(createConfirmationToken(orderTokenKey, projectId, email), token)
