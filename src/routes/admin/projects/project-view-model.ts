import type { Happened } from '../../../../events'
import { personById } from '../../../../projections/people'
import type { ProjectRow } from '../../../../projections/projects'
import { renewalsOf } from '../../../../projections/renewals'
import type {
  ActChoices,
  ActPlan,
  CustomerShown,
  ProjectShown,
  RefusedAct,
} from '../../../../views/admin/projects/project-view-model'
import type { Texts } from '../../../../views/texts/de'
import { namesFor } from '../../audit/history-names'
import { seesCustomers } from '../../audit/person-names'
import type { Staff } from '../../http/permission-router'
import { personFields } from '../../http/person-fields'
import type { Desk } from '../../http/route-dependencies'
import { possibleActs } from '../actions/allowed-actions'
import { choosing } from '../actions/staff-action'

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

/** Servers with a free place, and its own: there it can be built anew. */
const choicesFor = async (desk: Desk, { serverId }: ProjectRow): Promise<ActChoices> => {
  const { servers, baseDomains } = await choosing(desk)
  const open = servers.filter(
    ({ id, acceptingNew, taken, capacity }) =>
      id === serverId || (acceptingNew && taken < capacity),
  )
  return {
    baseDomains,
    servers: open.map(({ id, name, ipv4, capacity, taken }) => ({
      id,
      name,
      ipv4,
      free: Math.max(0, capacity - taken),
    })),
  }
}

type Look = {
  staff: Staff
  t: Texts
  /** The events that the page tells; their names are looked up with it. */
  telling: readonly Happened[]
  refused?: RefusedAct
  planned?: ActPlan | undefined
}

/** What stands on the page of a project whichever tab is open. */
export const shownProject = async (
  desk: Desk,
  project: ProjectRow,
  { staff, t, telling, refused, planned }: Look,
): Promise<ProjectShown> => {
  const renewals = await renewalsOf(desk.sql, project.id)
  const acts = possibleActs(project, { renewals }, staff.role)
  const [customer, names, choices] = await Promise.all([
    customerOf(desk, staff, project.customerId),
    namesFor(desk, { viewer: staff.role, t }, telling),
    acts.length > 0 ? choicesFor(desk, project) : undefined,
  ])
  return {
    project,
    customer,
    names,
    acts,
    refused,
    planned,
    ...(choices ? { choices } : {}),
  }
}
