import { listServerRows, readServerPool } from '../../../projections/queries/servers'
import type { ServerSelection } from '../../domain/server/select-server'
import { selectServer } from '../../domain/server/select-server'
import { createStatement } from '../../store/postgres/statement'
import { pollIn, waitWithoutDeadline } from '../engine/job-outcome'
import type { Step, StepContext } from '../engine/process'

const maxRounds = 60
/** Only a fallback: waiting orders are woken as soon as there is a slot. */
const pollSeconds = 60

/** Another worker took the last slot, or this turn, meanwhile. */
const isSlotTaken = (error: unknown) =>
  error instanceof Error && 'code' in error && /^VRS0[14]$/.test(String(error.code))

const assign = async ({ handle }: StepContext, choice: ServerSelection, turn: number) => {
  const { server, strategy, nextTurn } = choice
  const { id, ipv4, ipv6 } = server
  const guards = [
    createStatement('select lock_free_server_slot($1)', [id]),
    ...(nextTurn === undefined
      ? []
      : [createStatement('select advance_server_turn($1, $2)', [turn, nextTurn])]),
  ]
  const data = { serverId: id, ipv4, ...(ipv6 ? { ipv6 } : {}), strategy }
  await handle({ type: 'AssignServer', data }, { locks: guards })
}

/** A server with a free slot, chosen by the pool's strategy; without one the order waits. */
export const assignServerStep: Step = {
  id: 'server',
  run: async (context) => {
    for (let round = 1; round <= maxRounds; round += 1) {
      const [servers, pool] = await Promise.all([
        listServerRows(context.sql),
        readServerPool(context.sql),
      ])
      const choice = selectServer(servers, pool)
      if (!choice) return waitWithoutDeadline(pollSeconds, { code: 'NO_FREE_SLOT', owner: 'us' })
      try {
        await assign(context, choice, pool.turn)
        return undefined
      } catch (error) {
        if (!isSlotTaken(error)) throw error
      }
    }
    // So many lost rounds mean that something is wrong.
    return pollIn(1, { code: 'SLOT_TAKEN', owner: 'us' })
  },
}
