import type { RecordedEvent } from '../../../../events'
import type { ProjectRow } from '../../../../projections/projects'
import { listRefundablePayments } from '../../../../projections/queries/payments'
import { findPerson } from '../../../../projections/queries/people'
import type { RefusedForm } from '../../../../views/admin/actions/action-view'
import type {
  ActionChoices,
  CustomerViewModel,
  ProjectViewModel,
} from '../../../../views/admin/projects/project-view-model'
import type { Texts } from '../../../../views/texts/de'
import { hasPermission } from '../../../domain/staff/permissions'
import { loadHistoryNames } from '../../audit/history-names'
import { canSeeCustomers } from '../../audit/person-names'
import type { Staff } from '../../http/permission-router'
import { unsealPersonFields } from '../../http/person-fields'
import type { RouteDependencies } from '../../http/route-dependencies'
import { licenseIssue } from '../actions/licenses/license-issue'
import { loadFormChoices } from '../actions/project/form-choices'
import { allowedProjectActions } from '../actions/project/project-actions'
import { toProjectFacts } from '../actions/project/project-facts'
import {
  type LoadedDues,
  listLicensablePlugins,
  listPurchaseChoices,
  loadProjectDues,
} from '../actions/purchases/purchase-choices'

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

/** Servers with a free slot, and its own: there it can be built anew. */
const loadActionChoices = async (
  deps: RouteDependencies,
  project: ProjectRow,
  dues: LoadedDues,
): Promise<ActionChoices> => {
  const { id: projectId, serverId } = project
  const [{ servers, baseDomains }, payments, { catalogue, offer }] = await Promise.all([
    loadFormChoices(deps),
    listRefundablePayments(deps.sql, projectId),
    deps.catalogueSnapshot(),
  ])
  const open = servers.filter(
    ({ id, acceptingNew, taken, capacity }) =>
      id === serverId || (acceptingNew && taken < capacity),
  )
  return {
    baseDomains,
    payments,
    refundId: Bun.randomUUIDv7(),
    purchases: listPurchaseChoices({ project, dues, catalogue, offer, now: deps.now() }),
    licensablePlugins: listLicensablePlugins({ dues, catalogue, offer }),
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
  /** The events in the page's history; the names in them are looked up with it. */
  historyEvents: readonly RecordedEvent[]
  refused?: RefusedForm | undefined
}

/** What the page of a project shows whichever tab is open. */
export const loadProjectViewModel = async (
  deps: RouteDependencies,
  project: ProjectRow,
  { staff, t, historyEvents, refused }: ViewModelOptions,
): Promise<ProjectViewModel> => {
  const dues = await loadProjectDues(deps.sql, project.id)
  const facts = toProjectFacts(project, dues)
  const actions = hasPermission(staff.role, 'write')
    ? [...allowedProjectActions(facts), ...(licenseIssue.isAllowed(facts) ? [licenseIssue] : [])]
    : []
  const [customer, names, choices] = await Promise.all([
    loadCustomer(deps, staff, project.customerId),
    loadHistoryNames(deps, { viewer: staff.role, t }, historyEvents),
    actions.length > 0 ? loadActionChoices(deps, project, dues) : undefined,
  ])
  return {
    project,
    customer,
    names,
    actions,
    refused,
    ...(choices ? { choices } : {}),
  }
}
