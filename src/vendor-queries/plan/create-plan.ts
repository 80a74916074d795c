import type { Plan, PlanWish } from '../../domain/project/plan-request'
import { callingFor } from '../../integrations/call-context'
import { VendorError } from '../../integrations/vendor-error'
import { planNameAtSite, planNameRemoval } from './plan-additional-domain'
import type { PlanTools } from './plan-dependencies'
import { planDomain } from './plan-domain'
import { planRecords } from './plan-records'
import { planRecordRemoval, planSiteRemoval } from './plan-removal'
import { planSite } from './plan-site'

type Part = { lines: Plan['lines']; silent: Plan['silent'] }

/** A vendor that does not answer leaves the plan incomplete: the act stays possible. */
const asked = async (lines: Promise<Plan['lines']>): Promise<Part> => {
  try {
    return { lines: await lines, silent: [] }
  } catch (error) {
    if (!(error instanceof VendorError)) throw error
    return { lines: [], silent: [error.details.vendor] }
  }
}

const dnsLines = async (tools: PlanTools, wish: PlanWish) => {
  const { lines, brought } = await planDomain(tools, wish)
  return [...lines, ...(await planRecords(tools, wish, brought))]
}

/** What will be written at INWX and Coolify, from what they hold now. */
export const openPlans =
  (tools: PlanTools) =>
  (wish: PlanWish, requestId: string): Promise<Plan> =>
    callingFor(
      { projectId: wish.projectId, step: null, attempt: 1, correlationId: requestId },
      async () => {
        const parts = await Promise.all([
          asked(dnsLines(tools, wish)),
          asked(planSite(tools, wish)),
          asked(planSiteRemoval(tools, wish)),
          asked(planRecordRemoval(tools, wish)),
          asked(planNameRemoval(tools, wish)),
          asked(planNameAtSite(tools, wish)),
        ])
        return {
          lines: parts.flatMap(({ lines }) => lines),
          silent: [...new Set(parts.flatMap(({ silent }) => silent))],
        }
      },
    )
