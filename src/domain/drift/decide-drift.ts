import type { Happened, VrsEvent } from '../../../events'
import type { DriftAbout, DriftKind, DriftWay } from '../../../events/drift'
import { Refused } from '../../../events/refusal-error'

type Command<Type extends string, Data> = { type: Type; data: Data }
type Finding = { kind: DriftKind; subject: string }

export type IgnoreDrift = Command<'IgnoreDrift', Finding & { state: string }>
export type OrderMending = Command<'OrderMending', Finding & { way: DriftWay; about: DriftAbout }>
export type ConfirmMending = Command<'ConfirmMending', Record<string, never>>
export type FailMending = Command<'FailMending', { code: string; vendorText?: string }>

/** What can be told to one finding of the drift check. */
export type DriftCommand = IgnoreDrift | OrderMending | ConfirmMending | FailMending

type Ordered = Extract<Happened, { type: 'DriftMendingOrdered' }>

const mending = (events: readonly Happened[]): Ordered | undefined => {
  const last = events.at(-1)
  return last?.type === 'DriftMendingOrdered' ? last : undefined
}

const ignore = ({ data }: IgnoreDrift, events: readonly Happened[]): VrsEvent[] => {
  if (mending(events))
    throw new Refused(
      'DRIFT_BEING_MENDED',
      `expected ${data.kind} of ${data.subject} to be nobody's, found it being mended`,
    )
  const last = events.at(-1)
  if (last?.type === 'DriftIgnored' && last.data.state === data.state) return []
  return [{ type: 'DriftIgnored', data }]
}

const order = ({ data }: OrderMending, events: readonly Happened[]): VrsEvent[] => {
  const before = mending(events)
  if (before && before.data.way !== data.way)
    throw new Refused(
      'DRIFT_BEING_MENDED',
      `expected ${data.kind} of ${data.subject} to be nobody's, found it being mended`,
    )
  return before ? [] : [{ type: 'DriftMendingOrdered', data }]
}

const end = (
  command: ConfirmMending | FailMending,
  { kind, subject, way }: Ordered['data'],
): VrsEvent =>
  command.type === 'ConfirmMending'
    ? { type: 'DriftMended', data: { kind, subject, way } }
    : { type: 'DriftMendingFailed', data: { kind, subject, way, ...command.data } }

/** What follows from a command to one finding; nothing when it is no news. */
export const decideDrift = (command: DriftCommand, events: readonly Happened[]): VrsEvent[] => {
  if (command.type === 'IgnoreDrift') return ignore(command, events)
  if (command.type === 'OrderMending') return order(command, events)
  const ordered = mending(events)
  return ordered ? [end(command, ordered.data)] : []
}
