import type { DomainEvent, RecordedEvent } from '../../../events'
import type { DriftKind, DriftResolution, DriftTarget } from '../../../events/operations/drift'
import { RefusalError } from '../../../events/refusal-error'

type Command<Type extends string, Data> = { type: Type; data: Data }
type Finding = { kind: DriftKind; subject: string }

type IgnoreDrift = Command<'IgnoreDrift', Finding & { state: string }>
type OrderDriftFix = Command<
  'OrderDriftFix',
  Finding & { way: DriftResolution; about: DriftTarget }
>
type ConfirmDriftFix = Command<'ConfirmDriftFix', Record<string, never>>
type FailDriftFix = Command<'FailDriftFix', { code: string; vendorText?: string }>

/** What can be told to one finding of the drift check. */
export type DriftCommand = IgnoreDrift | OrderDriftFix | ConfirmDriftFix | FailDriftFix

type DriftFixOrdered = Extract<RecordedEvent, { type: 'DriftMendingOrdered' }>

const findPendingFix = (events: readonly RecordedEvent[]): DriftFixOrdered | undefined => {
  const last = events.at(-1)
  return last?.type === 'DriftMendingOrdered' ? last : undefined
}

const decideIgnoreDrift = (
  { data }: IgnoreDrift,
  events: readonly RecordedEvent[],
): DomainEvent[] => {
  if (findPendingFix(events))
    throw new RefusalError(
      'DRIFT_BEING_MENDED',
      `expected ${data.kind} of ${data.subject} to be nobody's, found it being mended`,
    )
  const last = events.at(-1)
  if (last?.type === 'DriftIgnored' && last.data.state === data.state) return []
  return [{ type: 'DriftIgnored', data }]
}

const decideOrderDriftFix = (
  { data }: OrderDriftFix,
  events: readonly RecordedEvent[],
): DomainEvent[] => {
  const before = findPendingFix(events)
  if (before && before.data.way !== data.way)
    throw new RefusalError(
      'DRIFT_BEING_MENDED',
      `expected ${data.kind} of ${data.subject} to be nobody's, found it being mended`,
    )
  return before ? [] : [{ type: 'DriftMendingOrdered', data }]
}

const endDriftFix = (
  command: ConfirmDriftFix | FailDriftFix,
  { kind, subject, way }: DriftFixOrdered['data'],
): DomainEvent =>
  command.type === 'ConfirmDriftFix'
    ? { type: 'DriftMended', data: { kind, subject, way } }
    : { type: 'DriftMendingFailed', data: { kind, subject, way, ...command.data } }

/** What follows from a command to one finding; nothing when it is no news. */
export const decideDrift = (
  command: DriftCommand,
  events: readonly RecordedEvent[],
): DomainEvent[] => {
  if (command.type === 'IgnoreDrift') return decideIgnoreDrift(command, events)
  if (command.type === 'OrderDriftFix') return decideOrderDriftFix(command, events)
  const ordered = findPendingFix(events)
  return ordered ? [endDriftFix(command, ordered.data)] : []
}
