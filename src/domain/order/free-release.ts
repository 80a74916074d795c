import type { RecordedEvent } from '../../../events'
import type { FreeOrderHoldCause, Owner } from '../../../events/codes'

/** What a public order that costs nothing waits for: its customer, or a caseworker and why. */
export type FreeRelease = 'emailConfirmation' | FreeOrderHoldCause

type FreeOrderRecord = Extract<
  RecordedEvent,
  { type: 'EmailConfirmationRequested' | 'FreeOrderHeld' }
>

const isFreeOrderRecord = (event: RecordedEvent): event is FreeOrderRecord =>
  event.type === 'EmailConfirmationRequested' || event.type === 'FreeOrderHeld'

const toFreeRelease = (event: FreeOrderRecord): FreeRelease =>
  event.type === 'FreeOrderHeld' ? event.data.cause : 'emailConfirmation'

export const findFreeRelease = (events: readonly RecordedEvent[]): FreeRelease | undefined => {
  const latest = events.findLast(isFreeOrderRecord)
  return latest && toFreeRelease(latest)
}

/** How its first step is shown. */
export const freeReleaseWaits = {
  emailConfirmation: { code: 'EMAIL_UNCONFIRMED', owner: 'customer' },
  furtherProject: { code: 'FURTHER_FREE_PROJECT', owner: 'caseworker' },
  disposableAddress: { code: 'DISPOSABLE_ADDRESS', owner: 'caseworker' },
} as const satisfies Record<FreeRelease, { code: string; owner: Owner }>

/** An order that costs nothing is not unpaid when its time is over. */
export const findExpiryCause = (freeRelease: FreeRelease | null | undefined) => {
  if (!freeRelease) return 'expired'
  return freeRelease === 'emailConfirmation' ? 'unconfirmed' : 'notApproved'
}

const dayMs = 86_400_000
/** So long the customer may confirm the address, and a caseworker may decide. */
const freeOrderDays = 14

/** Then the order ends by itself; ISO-8601. */
export const freeOrderEndsAt = (orderedAt: string) =>
  new Date(Date.parse(orderedAt) + freeOrderDays * dayMs).toISOString()

/** `hasOther`: another project that costs nothing is open under the same address. */
type FreeOrderFacts = { isDisposable: boolean; hasOther: boolean }

/** Why an order that costs nothing waits for a caseworker; one for each address confirms itself. */
export const findFreeOrderHold = ({
  isDisposable,
  hasOther,
}: FreeOrderFacts): FreeOrderHoldCause | undefined => {
  if (isDisposable) return 'disposableAddress'
  return hasOther ? 'furtherProject' : undefined
}
