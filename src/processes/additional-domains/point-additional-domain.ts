import { currentServer } from '../engine/latest-event'
import type { Step } from '../engine/process'
import { ensureDnsRecords } from '../provisioning/ensure-dns-records'
import { requireAdditionalDomainInZone, waitWhileMoving } from './find-additional-domain'

/** Its records at INWX, as far as they are missing. */
export const pointAdditionalDomain: Step = {
  id: 'dns',
  run: async (context) => {
    const moving = waitWhileMoving(context)
    if (moving) return moving
    const target = requireAdditionalDomainInZone(context)
    const records = await ensureDnsRecords(context, target)
    const { serverId } = currentServer(context.events)
    await context.handle({ type: 'ConfirmDomainPointed', data: { ...target, records, serverId } })
    return undefined
  },
}
