import type { RecordedEvent } from '../../../events'
import type { Reason } from '../../../events/metadata'
import type { NumberedEvent } from '../../../projections/queries/history'
import type { HistoryEntry } from '../../../views/audit/history-entry'
import type { Staff } from '../http/permission-router'
import type { RouteDependencies } from '../http/route-dependencies'
import { canSeeCustomers } from './person-names'

const sealingContextOf = (stream: string) => ({ stream, type: 'reason', field: 'note' })

type Dependencies = Pick<RouteDependencies, 'vault'>
type ReasonInput = {
  stream: string
  customerId: string
  by: Pick<Staff, 'personId'>
  code: string
  note?: string
}

/** The note is sealed for the project's owner; where she was erased, for the one who acts. */
export const sealReason = async (
  { vault }: Dependencies,
  { stream, customerId, by, code, note }: ReasonInput,
): Promise<Reason> => {
  if (!note) return { code }
  const keys = await vault.findPersonKeys([customerId, by.personId])
  const sealedFor = keys.has(customerId) ? customerId : by.personId
  const key = keys.get(sealedFor)
  if (!key) throw new Error(`expected a key of person ${sealedFor} to seal a note, found none`)
  return {
    code,
    note: vault.seal(key, sealingContextOf(stream), note),
    sealedFor,
    sealedIn: stream,
  }
}

/** Entries with the notes that this viewer may read; those of erased people stay closed. */
export const openReasonNotes = async (
  { vault }: Dependencies,
  viewer: Staff,
  entries: readonly NumberedEvent[],
): Promise<HistoryEntry[]> => {
  if (!canSeeCustomers(viewer.role)) return entries.map((entry) => ({ event: entry }))
  const owners = entries.flatMap(({ reason }) => (reason?.sealedFor ? [reason.sealedFor] : []))
  const keys = await vault.findPersonKeys([...new Set(owners)])
  const noteOf = ({ reason, stream }: RecordedEvent) => {
    const key = reason?.sealedFor ? keys.get(reason.sealedFor) : undefined
    if (!key || !reason?.note) return undefined
    return vault.open(key, sealingContextOf(reason.sealedIn ?? stream), reason.note)
  }
  return entries.map((entry) => {
    const note = noteOf(entry)
    return note === undefined ? { event: entry } : { event: entry, note }
  })
}
