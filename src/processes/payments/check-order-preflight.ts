import { isBought } from '../../../events/codes'
import { readCatalogue } from '../../../projections/queries/catalogue'
import { listServerRows } from '../../../projections/queries/servers'
import type { PreflightCheck } from '../../domain/order/preflight'
import { evaluatePreflight } from '../../domain/order/preflight'
import type { ExistingProject } from '../../domain/project/state'
import { readOrderPrerequisites } from '../../integrations/order-prerequisites'
import type { ProcessDependencies } from '../engine/process-dependencies'
import { openDomainHolder } from '../notifications/open-customer'

/** Is all still there that an order needs, now that its money could be taken? */
export const checkOrderPreflight = async (
  deps: ProcessDependencies,
  project: ExistingProject,
): Promise<PreflightCheck[]> => {
  const { sql } = deps
  const { domain, plugins, customerId } = project
  const contact = isBought(domain.kind) ? await openDomainHolder(deps, customerId) : { faults: [] }
  const [outside, slots, { versions }] = await Promise.all([
    readOrderPrerequisites(deps, domain, 'holder' in contact ? contact.holder : undefined),
    listServerRows(sql),
    readCatalogue(sql),
  ])
  return evaluatePreflight({ domain, plugins, contact }, { ...outside, slots, versions })
}
