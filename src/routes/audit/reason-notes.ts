import type { Happened } from '../../../events'
import type { Reason } from '../../../events/metadata'
import type { Entry } from '../../../projections/queries/history'
import type { Told } from '../../../views/audit/history-entry'
import type { Staff } from '../http/permission-router'
import type { Desk } from '../http/route-dependencies'
import { seesCustomers } from './person-names'

const boundTo = (stream: string) => ({ stream, type: 'reason', field: 'note' })

type Parts = Pick<Desk, 'vault'>
type Given = {
  stream: string
  customerId: string
  by: Pick<Staff, 'personId'>
  code: string
  note?: string
}

/** The note is sealed for the project's owner; where she was erased, for the one who acts. */
export const sealedReason = async (
  { vault }: Parts,
  { stream, customerId, by, code, note }: Given,
): Promise<Reason> => {
  if (!note) return { code }
  const keys = await vault.keysOf([customerId, by.personId])
  const sealedFor = keys.has(customerId) ? customerId : by.personId
  const key = keys.get(sealedFor)
  if (!key) throw new Error(`expected a key of person ${sealedFor} to seal a note, found none`)
  return { code, note: vault.seal(key, boundTo(stream), note), sealedFor }
}

/** Entries with the notes that this viewer may read; those of erased people stay closed. */
export const toldTo = async (
  { vault }: Parts,
  viewer: Staff,
  entries: readonly Entry[],
): Promise<Told[]> => {
  if (!seesCustomers(viewer.role)) return entries.map((entry) => ({ entry }))
  const owners = entries.flatMap(({ reason }) => (reason?.sealedFor ? [reason.sealedFor] : []))
  const keys = await vault.keysOf([...new Set(owners)])
  const noteOf = ({ reason, stream }: Happened) => {
    const key = reason?.sealedFor ? keys.get(reason.sealedFor) : undefined
    return key && reason?.note ? vault.open(key, boundTo(stream), reason.note) : undefined
  }
  return entries.map((entry) => {
    const note = noteOf(entry)
    return note === undefined ? { entry } : { entry, note }
  })
}
