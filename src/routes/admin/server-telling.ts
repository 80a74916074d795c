import type { Happened } from '../../../events'
import type { Fault } from '../../../events/refused'
import { Refused } from '../../../events/refused'
import { statement } from '../../store/statements'
import type { Context } from '../../store/store'
import type { Desk } from '../desk'
import type { Asked } from '../door'
import type { Fields } from '../html/form-fields'
import { staffIn } from '../html/staff-guards'
import type { GivenReason } from './act-reason'
import { sealedReason } from './reason-notes'

/** Why an act on servers was not done, by field. */
export type Refusal = { code: string; faults: readonly Fault[]; detail?: string }

/** The acting person, and why; the note is sealed under her own key, since no project owns it. */
export const contextFor = async (
  c: Asked,
  desk: Desk,
  stream: string,
  reason: GivenReason,
): Promise<Context> => {
  const by = staffIn(c)
  const { requestId } = c.var
  return {
    by: `person:${by.personId}`,
    correlationId: requestId,
    causationId: requestId,
    reason: await sealedReason(desk, { stream, customerId: by.personId, by, ...reason }),
  }
}

/** Keeps what is taken on a server within this many places. */
export const fitting = (serverId: string, places: number) => [
  statement('select fit_server($1, $2)', [serverId, places]),
]

const isTooFull = (error: unknown): error is Error =>
  error instanceof Error && 'code' in error && error.code === 'VRS03'

/** Somebody took a place between the look and the append. */
const tooFull = (places: number, { message }: Error) =>
  places === 0
    ? new Refused('SERVER_NOT_EMPTY', `expected no place taken, found ${message}`)
    : new Refused('CAPACITY_TAKEN', `expected at most ${places} places taken, found ${message}`, [
        { pointer: '/capacity', code: 'CAPACITY_TAKEN' },
      ])

const refusalFrom = (error: unknown, places: number): Refusal => {
  const refused = isTooFull(error) ? tooFull(places, error) : error
  if (!(refused instanceof Refused)) throw error
  const { code, detail, faults } = refused
  return { code, detail, faults: faults.length > 0 ? faults : [{ pointer: '', code }] }
}

/** What an act led to, or why it was refused; `places` is what its guard allows. */
export const attempted = async (
  act: () => Promise<Happened[]>,
  places = 0,
): Promise<{ happened: Happened[] } | Refusal> => {
  try {
    return { happened: await act() }
  } catch (error) {
    return refusalFrom(error, places)
  }
}

export const filled = (fields: Fields) =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, value ?? '']))
