import { readServerPool } from '../../../projections/server-pool'
import { allServers } from '../../../projections/servers'
import type { ServerChoice } from '../../domain/server/select-server'
import { chooseServer } from '../../domain/server/select-server'
import { statement } from '../../store/postgres/statement'
import type { Bench, Step } from '../engine/process'
import { later, patiently } from '../engine/process'

const rounds = 60
/** Only for what nobody woke: who waits is woken as soon as there is a place. */
const lookSeconds = 60

/** Somebody else took the last place, or this turn, meanwhile. */
const wasTaken = (error: unknown) =>
  error instanceof Error && 'code' in error && /^VRS0[14]$/.test(String(error.code))

const assign = async ({ tell }: Bench, choice: ServerChoice, turn: number) => {
  const { server, strategy, nextTurn } = choice
  const { id, ipv4, ipv6 } = server
  const guards = [
    statement('select take_server_slot($1)', [id]),
    ...(nextTurn === undefined
      ? []
      : [statement('select take_server_turn($1, $2)', [turn, nextTurn])]),
  ]
  const data = { serverId: id, ipv4, ...(ipv6 ? { ipv6 } : {}), strategy }
  await tell({ type: 'AssignServer', data }, { guards })
}

/** A server with a free place, as the strategy says; without one the order waits, it is no error. */
export const assignServer: Step = {
  id: 'server',
  run: async (bench) => {
    for (let round = 1; round <= rounds; round += 1) {
      const [servers, pool] = await Promise.all([allServers(bench.sql), readServerPool(bench.sql)])
      const choice = chooseServer(servers, pool)
      if (!choice) return patiently(lookSeconds, { code: 'NO_FREE_SLOT', owner: 'us' })
      try {
        await assign(bench, choice, pool.turn)
        return undefined
      } catch (error) {
        if (!wasTaken(error)) throw error
      }
    }
    // Where it goes on like that, something is wrong.
    return later(1, { code: 'SLOT_TAKEN', owner: 'us' })
  },
}
