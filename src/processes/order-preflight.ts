import { readCatalogue } from '../../projections/catalogue'
import { missingContact } from '../../projections/contact'
import type { PreflightCheck } from '../../projections/preflight'
import { preflightOf } from '../../projections/preflight'
import { allServers } from '../../projections/servers'
import type { Born } from '../deciders/project-state'
import { lookOutside } from '../integrations/outside'
import { fieldsOf } from './customer'
import type { Tools } from './process'

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
