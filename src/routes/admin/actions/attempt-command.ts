import type { Happened } from '../../../../events'
import { Refused } from '../../../../events/refusal-error'
import { statement } from '../../../store/postgres/statement'
import type { Refusal } from '../../http/refusal'
import { refusalFrom } from '../../http/refusal'

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

/** What an act led to, or why it was refused; `places` is what its guard allows. */
export const attempted = async (
  act: () => Promise<Happened[]>,
  places = 0,
): Promise<{ happened: Happened[] } | Refusal> => {
  try {
    return { happened: await act() }
  } catch (error) {
    return refusalFrom(isTooFull(error) ? tooFull(places, error) : error)
  }
}
