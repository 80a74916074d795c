import { listBlockingChecks } from '../../domain/order/preflight'
import { canReleaseWithheld, isReleaseWithheld } from '../../domain/order/withheld-release'
import { nothingToDo, waitWithoutDeadline } from '../engine/job-outcome'
import type { Step } from '../engine/process'
import { checkOrderPreflight } from './check-order-preflight'

const pollSeconds = 60

/** A paid order goes on as soon as all that it needs is there, unless its money goes back. */
export const releaseWithheldOrder: Step = {
  id: 'payment',
  run: async (context) => {
    const { project } = context
    if (!isReleaseWithheld(project)) return nothingToDo('the order was released or cancelled')
    const owner = 'caseworker'
    if (!canReleaseWithheld(project))
      return waitWithoutDeadline(pollSeconds, { code: 'RELEASE_WITHHELD', owner })
    const [obstacle] = listBlockingChecks(await checkOrderPreflight(context, project))
    if (obstacle) return waitWithoutDeadline(pollSeconds, { code: obstacle.code, owner })
    await context.handle({ type: 'ReleaseOrder', data: {} })
    return undefined
  },
}
