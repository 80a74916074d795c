import type { DomainEvent, RecordedEvent } from '../../../events'

export type CloseAlertCommand = {
  type: 'CloseAlert'
  data: { kind: string; subject: string; raisedAt: string }
}

export const canCloseAlert = ({ closedAt }: { closedAt: string | null }) => closedAt === null

/** Closed once; again is no news. */
export const decideCloseAlert = (
  { data }: CloseAlertCommand,
  events: readonly RecordedEvent[],
): DomainEvent[] =>
  events.some(({ type }) => type === 'AlertClosed') ? [] : [{ type: 'AlertClosed', data }]
