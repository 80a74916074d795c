import type { Event } from '@event-driven-io/emmett'

/** A person decided that nothing more is to be done about it; alerts whose cause ended need none. */
type AlertClosed = Event<'AlertClosed', { kind: string; subject: string; raisedAt: string }>

export type AlertEvent = AlertClosed

export const alertEventTypes = { AlertClosed: true } satisfies Record<AlertEvent['type'], true>
