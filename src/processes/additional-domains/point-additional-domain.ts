import { serverOf } from '../engine/latest-event'
import type { Step } from '../engine/process'
import { leadToServer } from '../provisioning/ensure-dns-records'
import { placeAt, unlessMoving } from './find-additional-domain'

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
