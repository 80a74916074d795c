import type { Event } from '@event-driven-io/emmett'
import type { FreeOrderHoldCause } from '../codes'

/** An order that costs nothing waits until its customer confirms the address, by a mail's link. */
type EmailConfirmationRequested = Event<'EmailConfirmationRequested', Record<string, never>>
/** A caseworker decides whether it is released. */
type FreeOrderHeld = Event<'FreeOrderHeld', { cause: FreeOrderHoldCause }>

export type FreeOrderEvent = EmailConfirmationRequested | FreeOrderHeld

export const freeOrderEventTypes = {
  EmailConfirmationRequested: true,
  FreeOrderHeld: true,
} satisfies Record<FreeOrderEvent['type'], true>
