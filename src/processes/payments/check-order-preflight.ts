import { readCatalogue } from '../../../projections/queries/catalogue'
import { allServers } from '../../../projections/servers'
import { missingContact } from '../../domain/order/missing-contact'
import type { PreflightCheck } from '../../domain/order/preflight'
import { preflightOf } from '../../domain/order/preflight'
import type { Born } from '../../domain/project/state'
import { lookOutside } from '../../vendor-queries/order-prerequisites'
import { fieldsOf } from '../engine/open-customer'
import type { Tools } from '../engine/process'

/** Is all still there that an order needs, now that its money could be taken? */
export const orderPreflight = async (tools: Tools, project: Born): Promise<PreflightCheck[]> => {
  const { sql } = tools
  const [outside, slots, { versions }, contact] = await Promise.all([
    lookOutside(tools, project.domain),
    allServers(sql),
    readCatalogue(sql),
    fieldsOf(tools, project.customerId),
  ])
  const { domain, plugins } = project
  const lacks = missingContact(contact ?? {})
  return preflightOf({ domain, plugins, missingContact: lacks }, { ...outside, slots, versions })
}
