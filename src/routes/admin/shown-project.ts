import type { Happened } from '../../../events'
import { personById } from '../../../projections/people'
import type { ProjectRow } from '../../../projections/projects'
import type { CustomerShown, ProjectShown, RefusedAct } from '../../../views/admin/project-shown'
import type { Texts } from '../../../views/texts/de'
import type { Desk } from '../desk'
import type { Staff } from '../door'
import { personFields } from '../html/person-name'
import { namesFor } from './entry-names'
import { seesCustomers } from './people-names'
import { possibleActs } from './possible-acts'

const customerOf = async (
  { sql, vault }: Desk,
  viewer: Staff,
  customerId: string,
): Promise<CustomerShown> => {
  if (!seesCustomers(viewer.role)) return {}
  const [person, key] = await Promise.all([personById(sql, customerId), vault.keyOf(customerId)])
  const { name, email, company } = person ? personFields(vault, key, person) : {}
  return {
    ...(name ? { name } : {}),
    ...(email ? { email } : {}),
    ...(company ? { company } : {}),
  }
}

type Look = {
  staff: Staff
  t: Texts
  /** The events that the page tells; their names are looked up with it. */
  telling: readonly Happened[]
  refused?: RefusedAct
}

/** What stands on the page of a project whichever tab is open. */
export const shownProject = async (
  desk: Desk,
  project: ProjectRow,
  { staff, t, telling, refused }: Look,
): Promise<ProjectShown> => {
  const [customer, names] = await Promise.all([
    customerOf(desk, staff, project.customerId),
    namesFor(desk, { viewer: staff.role, t }, telling),
  ])
  return { project, customer, names, acts: possibleActs(project, staff.role), refused }
}
