import { leadToServer } from './lead-to-server'
import { placeAt, unlessMoving } from './name-at'
import { serverOf } from './past'
import type { Step } from './process'

/** Its records at INWX, as far as they are missing. */
export const pointName: Step = {
  id: 'dns',
  run: async (bench) => {
    const moving = unlessMoving(bench)
    if (moving) return moving
    const place = placeAt(bench)
    const records = await leadToServer(bench, place)
    const { serverId } = serverOf(bench.events)
    await bench.tell({ type: 'ConfirmPointed', data: { ...place, records, serverId } })
    return undefined
  },
}
