import { freeOrderEndsAt } from '../../domain/order/free-release'
import { nothingToDo } from '../engine/job-outcome'
import type { Step } from '../engine/process'

/** An order that costs nothing and that nobody released ends, so that its names are free again. */
export const expireFreeOrder: Step = {
  id: 'payment',
  dueAt: ({ at }) => freeOrderEndsAt(at),
  run: async ({ project, handle }) => {
    if (project.stage !== 'ordered') return nothingToDo('the order was released or cancelled')
    await handle({ type: 'CancelOrder', data: { cause: 'expired' } })
    return undefined
  },
}
