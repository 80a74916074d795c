import type { RecordedEvent } from '../../../events'

type DomainHistory = readonly RecordedEvent[]

const isTransferEvent = ({ type }: RecordedEvent) => type.startsWith('DomainTransfer')

/** The latest event of a transfer; one that failed may begin again. */
export const isTransferStarted = (history: DomainHistory): boolean =>
  history.findLast(isTransferEvent)?.type === 'DomainTransferStarted'

/**
 * The events that a started transfer adds, decided on the stream as it is at the commit. `known` is
 * the stream as the step read it: whatever was recorded of the transfer since then came from another
 * run of the same step, which may even have seen its end.
 */
export const decideTransferStart = (
  history: DomainHistory,
  known: DomainHistory,
  costCents: number,
) =>
  isTransferStarted(history) || history.slice(known.length).some(isTransferEvent)
    ? []
    : [{ type: 'DomainTransferStarted' as const, data: { costCents } }]
