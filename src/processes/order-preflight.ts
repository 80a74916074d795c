import { personStream } from '../../events/streams'
import { readCatalogue } from '../../projections/catalogue'
import { missingContact } from '../../projections/contact'
import { personById } from '../../projections/people'
import type { PreflightCheck } from '../../projections/preflight'
import { preflightOf } from '../../projections/preflight'
import { allServers } from '../../projections/servers'
import type { Born } from '../deciders/project-state'
import { lookOutside } from '../integrations/outside'
import type { Tools } from './process'

const contactLacks = async ({ sql, vault }: Tools, personId: string) => {
  const [person, key] = [await personById(sql, personId), await vault.keyOf(personId)]
  if (!person || !key) return missingContact({})
  const at = { stream: personStream(personId), type: person.sealedAs }
  return missingContact(vault.openFields(key, at, person.sealed))
}

/** Is all still there that an order needs, now that its money could be taken? */
export const orderPreflight = async (tools: Tools, project: Born): Promise<PreflightCheck[]> => {
  const { sql } = tools
  const [outside, slots, { versions }, lacks] = await Promise.all([
    lookOutside(tools, project.domain),
    allServers(sql),
    readCatalogue(sql),
    contactLacks(tools, project.customerId),
  ])
  const { domain, plugins } = project
  return preflightOf({ domain, plugins, missingContact: lacks }, { ...outside, slots, versions })
}
