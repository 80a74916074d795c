import type { RecordedEvent } from '../../../../events'
import type { ProjectRow } from '../../../../projections/projects'
import { listOpenRenewals } from '../../../../projections/queries/payments'
import { findPerson } from '../../../../projections/queries/people'
import type {
  ActionChoices,
  ActionPlan,
  CustomerViewModel,
  ProjectViewModel,
  RefusedActionForm,
} from '../../../../views/admin/projects/project-view-model'
import type { Texts } from '../../../../views/texts/de'
import { loadHistoryNames } from '../../audit/history-names'
import { canSeeCustomers } from '../../audit/person-names'
import type { Staff } from '../../http/permission-router'
import { unsealPersonFields } from '../../http/person-fields'
import type { RouteDependencies } from '../../http/route-dependencies'
import { allowedActions } from '../actions/allowed-actions'
import { loadFormChoices } from '../actions/staff-action'

const loadCustomer = async (
  { sql, vault }: RouteDependencies,
  viewer: Staff,
  customerId: string,
): Promise<CustomerViewModel> => {
  if (!canSeeCustomers(viewer.role)) return {}
  const [person, key] = await Promise.all([
    findPerson(sql, customerId),
    vault.findPersonKey(customerId),
  ])
  const { name, email, company } = person ? unsealPersonFields(vault, key, person) : {}
  return {
    ...(name ? { name } : {}),
    ...(email ? { email } : {}),
    ...(company ? { company } : {}),
  }
}

/** Servers with a free place, and its own: there it can be built anew. */
const loadActionChoices = async (
  deps: RouteDependencies,
  { serverId }: ProjectRow,
): Promise<ActionChoices> => {
  const { servers, baseDomains } = await loadFormChoices(deps)
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
      freeSlots: Math.max(0, capacity - taken),
    })),
  }
}

type ViewModelOptions = {
  staff: Staff
  t: Texts
  /** The events that the page tells; their names are looked up with it. */
  historyEvents: readonly RecordedEvent[]
  refused?: RefusedActionForm
  actionPlan?: ActionPlan | undefined
}

/** What stands on the page of a project whichever tab is open. */
export const loadProjectViewModel = async (
  deps: RouteDependencies,
  project: ProjectRow,
  { staff, t, historyEvents, refused, actionPlan }: ViewModelOptions,
): Promise<ProjectViewModel> => {
  const renewals = await listOpenRenewals(deps.sql, project.id)
  const acts = allowedActions(project, { renewals }, staff.role)
  const [customer, names, choices] = await Promise.all([
    loadCustomer(deps, staff, project.customerId),
    loadHistoryNames(deps, { viewer: staff.role, t }, historyEvents),
    acts.length > 0 ? loadActionChoices(deps, project) : undefined,
  ])
  return {
    project,
    customer,
    names,
    actions: acts,
    refused,
    actionPlan,
    ...(choices ? { choices } : {}),
  }
}
