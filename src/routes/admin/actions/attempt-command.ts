import type { RecordedEvent } from '../../../../events'
import { RefusalError } from '../../../../events/refusal-error'
import { createStatement } from '../../../store/postgres/statement'
import type { ActionRefusal } from '../../http/refusal'
import { refusalFrom } from '../../http/refusal'

/** Keeps what is taken on a server within this many places. */
export const serverCapacityGuard = (serverId: string, places: number) => [
  createStatement('select assert_server_capacity($1, $2)', [serverId, places]),
]

const isCapacityError = (error: unknown): error is Error =>
  error instanceof Error && 'code' in error && error.code === 'VRS03'

/** Somebody took a place between the look and the append. */
const capacityRefusal = (places: number, { message }: Error) =>
  places === 0
    ? new RefusalError('SERVER_NOT_EMPTY', `expected no place taken, found ${message}`)
    : new RefusalError(
        'CAPACITY_TAKEN',
        `expected at most ${places} slots occupied, found ${message}`,
        [{ pointer: '/capacity', code: 'CAPACITY_TAKEN' }],
      )

/** What an act led to, or why it was refused; `places` is what its guard allows. */
export const attemptCommand = async (
  act: () => Promise<RecordedEvent[]>,
  places = 0,
): Promise<{ happened: RecordedEvent[] } | ActionRefusal> => {
  try {
    return { happened: await act() }
  } catch (error) {
    return refusalFrom(isCapacityError(error) ? capacityRefusal(places, error) : error)
  }
}
