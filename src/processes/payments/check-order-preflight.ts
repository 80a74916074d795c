import { readCatalogue } from '../../../projections/queries/catalogue'
import { listServerRows } from '../../../projections/queries/servers'
import { findRegistrantFaults } from '../../domain/contact/domain-holder'
import type { PreflightCheck } from '../../domain/order/preflight'
import { evaluatePreflight } from '../../domain/order/preflight'
import type { ExistingProject } from '../../domain/project/state'
import { readOrderPrerequisites } from '../../integrations/order-prerequisites'
import type { ProcessDependencies } from '../engine/process-dependencies'
import { decryptPersonFields } from '../notifications/open-customer'

/** Is all still there that an order needs, now that its money could be taken? */
export const checkOrderPreflight = async (
  deps: ProcessDependencies,
  project: ExistingProject,
): Promise<PreflightCheck[]> => {
  const { sql } = deps
  const [outside, slots, { versions }, contact] = await Promise.all([
    readOrderPrerequisites(deps, project.domain),
    listServerRows(sql),
    readCatalogue(sql),
    decryptPersonFields(deps, project.customerId),
  ])
  const { domain, plugins } = project
  const contactFaults = findRegistrantFaults(contact ?? {})
  return evaluatePreflight({ domain, plugins, contactFaults }, { ...outside, slots, versions })
}
