import type { Happened, HappenedOf } from '../../../events'
import type { StandsAt } from '../../../views/mails/provisioning-mails'
import { delayedMail, neededMail, startedMail } from '../../../views/mails/provisioning-mails'
import { transferFailedMail } from '../../../views/mails/transfer-mails'
import type { Bench } from '../engine/process'
import type { Told } from './customer-mail-step'
import { telling } from './customer-mail-step'

/** How long a stall that is not hers may stand before the customer hears of it. */
const patienceMs = 30 * 60_000

type Stall = HappenedOf<'ProvisioningStalled'>

const isStall = (event: Happened): event is Stall => event.type === 'ProvisioningStalled'
const isHers = ({ data }: Stall) => data.owner === 'customer'

/** Whether the project still stands at this stall. */
export const stillStands = ({ cause, events, project }: Bench) =>
  project.stalledAt !== undefined && events.findLast(isStall)?.id === cause.id

/** One word of patience is enough, however often it stalls again. */
const wasToldBefore = ({ cause, events }: Bench) =>
  events.some((event, index) => {
    if (!isStall(event) || isHers(event) || event.id === cause.id) return false
    const next = events[index + 1]
    return next !== undefined && Date.parse(next.at) - Date.parse(event.at) >= patienceMs
  })

const neededFrom = (at: StandsAt, isTransfer: boolean): Told =>
  isTransfer
    ? { template: 'transfer-failed', write: (to) => transferFailedMail(to, at) }
    : { template: 'needed', write: (to) => neededMail(to, at) }

const stallTold = (bench: Bench, stall: Stall): Told | undefined => {
  if (!stillStands(bench)) return undefined
  const { project } = bench
  const { step, vendor, code } = stall.data
  const at = { code, ...(vendor ? { vendor } : {}) }
  if (isHers(stall))
    return neededFrom(at, step === 'domain' && project.domain.kind === 'transferred')
  if (project.stage !== 'released' || wasToldBefore(bench)) return undefined
  return { template: 'delayed', write: (to) => delayedMail(to, at) }
}

/** Provisioning has begun: what the customer may expect for her kind of domain. */
export const tellStarted = telling('payment', ({ project }) => ({
  template: 'started',
  write: (to) => startedMail(to, project.domain.kind),
}))

/** A stall: at once if she has to act, else when it stands for long; never what a vendor said. */
export const tellStalled = telling(
  'payment',
  (bench) => (isStall(bench.cause) ? stallTold(bench, bench.cause) : undefined),
  {
    due: (event) => {
      if (!isStall(event)) return undefined
      const after = isHers(event) ? 0 : patienceMs
      return new Date(Date.parse(event.at) + after).toISOString()
    },
  },
)
