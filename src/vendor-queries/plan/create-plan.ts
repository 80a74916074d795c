import type { PlanRequest, VendorPlan } from '../../domain/plan/plan-request'
import { withCallContext } from '../../integrations/call-context'
import { VendorError } from '../../integrations/vendor-error'
import { planAdditionalDomainAtSite, planAdditionalDomainRemoval } from './plan-additional-domain'
import type { PlanDependencies } from './plan-dependencies'
import { planDomain } from './plan-domain'
import { planRecords } from './plan-records'
import { planDnsTeardown, planSiteTeardown } from './plan-removal'
import { planSite } from './plan-site'

/** A vendor that does not answer leaves the plan incomplete; the command stays possible. */
const noteUnreachableVendor = async (
  part: Promise<VendorPlan['lines'] | Omit<VendorPlan, 'unreachableVendors'>>,
): Promise<VendorPlan> => {
  try {
    const found = await part
    return { ...('lines' in found ? found : { lines: found }), unreachableVendors: [] }
  } catch (error) {
    if (!(error instanceof VendorError)) throw error
    return { lines: [], unreachableVendors: [error.details.vendor] }
  }
}

const planDns = async (deps: PlanDependencies, request: PlanRequest) => {
  const { lines, acquiredRecords, zoneGaps } = await planDomain(deps, request)
  return {
    lines: [...lines, ...(await planRecords(deps, request, acquiredRecords))],
    ...(zoneGaps ? { zoneGaps } : {}),
  }
}

/** What will be written at INWX and Coolify, from what they hold now. */
export const createPlanQuery =
  (deps: PlanDependencies) =>
  (request: PlanRequest, requestId: string): Promise<VendorPlan> =>
    withCallContext(
      { projectId: request.projectId, step: null, attempt: 1, correlationId: requestId },
      async () => {
        const parts = await Promise.all([
          noteUnreachableVendor(planDns(deps, request)),
          noteUnreachableVendor(planSite(deps, request)),
          noteUnreachableVendor(planSiteTeardown(deps, request)),
          noteUnreachableVendor(planDnsTeardown(deps, request)),
          noteUnreachableVendor(planAdditionalDomainRemoval(deps, request)),
          noteUnreachableVendor(planAdditionalDomainAtSite(deps, request)),
        ])
        const zoneGaps = parts.find((part) => part.zoneGaps)?.zoneGaps
        return {
          ...(zoneGaps ? { zoneGaps } : {}),
          lines: parts.flatMap(({ lines }) => lines),
          unreachableVendors: [
            ...new Set(parts.flatMap(({ unreachableVendors }) => unreachableVendors)),
          ],
        }
      },
    )
