import {
  alertStream,
  driftStream,
  personStream,
  pluginStream,
  projectStream,
} from '../../events/streams'
import type { Sql } from '../../projections/projection'
import { readCatalogueFacts } from '../../projections/queries/catalogue'
import type { CloseAlertCommand } from '../domain/alert/decide-close-alert'
import { decideCloseAlert } from '../domain/alert/decide-close-alert'
import type { CatalogueDecider } from '../domain/catalogue/catalogue-decider'
import { baseDomainDecider } from '../domain/catalogue/decide-base-domain'
import { bundleDecider } from '../domain/catalogue/decide-bundle'
import { categoryDecider } from '../domain/catalogue/decide-category'
import { pluginDecider } from '../domain/catalogue/decide-plugin'
import type { PluginVersionCommand } from '../domain/catalogue/decide-plugin-version'
import { decidePluginVersion } from '../domain/catalogue/decide-plugin-version'
import { projectTypeDecider } from '../domain/catalogue/decide-project-type'
import type { CorrectCustomerDetails } from '../domain/contact/decide-customer-details'
import { decideCustomerDetails } from '../domain/contact/decide-customer-details'
import type { DriftCommand } from '../domain/drift/decide-drift'
import { decideDrift } from '../domain/drift/decide-drift'
import type { LicenseCommand } from '../domain/license/decide-license'
import { decideLicenseAt } from '../domain/license/decide-license'
import type { ProjectCommand } from '../domain/project/commands'
import { decideProject } from '../domain/project/decide'
import { rebuildProject } from '../domain/project/evolve'
import { rolloutDecider } from '../domain/rollout/rollout-decider'
import type { ApiTokenCommand } from '../domain/staff/decide-api-token'
import { decideApiToken } from '../domain/staff/decide-api-token'
import type { PasswordCommand } from '../domain/staff/decide-password'
import { decidePassword } from '../domain/staff/decide-password'
import {
  createServerCommandHandler,
  createServerPoolCommandHandler,
} from '../processes/servers/server-command-handlers'
import type { RouteDependencies } from '../routes/http/route-dependencies'
import {
  createCommandHandler,
  createFactualCommandHandler,
} from '../store/event-store/command-handler'
import type { EventStore } from '../store/event-store/event-store'
import { createStatement } from '../store/postgres/statement'

/** Commands to the streams of the catalogue: one after the other, whatever their streams. */
const createCatalogueCommandHandlers = (
  store: EventStore,
  sql: Sql,
  now: () => Date,
): Pick<
  RouteDependencies['commands'],
  'bundle' | 'projectType' | 'category' | 'baseDomain' | 'plugin' | 'rollout'
> => {
  const createHandler = <Command>(decider: CatalogueDecider<Command>) =>
    createFactualCommandHandler(store, {
      ...decider,
      loadFacts: () => readCatalogueFacts(sql, now()),
      lockFacts: ({ revision }) =>
        createStatement('select take_catalogue_revision($1)', [revision]),
    })
  return {
    bundle: createHandler(bundleDecider),
    projectType: createHandler(projectTypeDecider),
    category: createHandler(categoryDecider),
    plugin: createHandler(pluginDecider),
    rollout: createHandler(rolloutDecider),
    baseDomain: createHandler(baseDomainDecider),
  }
}

/** How each kind of stream is told what to do. */
export const createCommandHandlers = (
  store: EventStore,
  sql: Sql,
  now: () => Date,
): RouteDependencies['commands'] => ({
  project: createCommandHandler<ProjectCommand>(store, projectStream, (id, command, events) =>
    decideProject(id, command, rebuildProject(events)),
  ),
  license: createCommandHandler<LicenseCommand>(
    store,
    (id) => `license-${id}`,
    (_, command, events) => decideLicenseAt(now().toISOString(), command, events),
  ),
  apiToken: createCommandHandler<ApiTokenCommand>(store, personStream, (_, command, events) =>
    decideApiToken(command, events),
  ),
  password: createCommandHandler<PasswordCommand>(store, personStream, (_, command, events) =>
    decidePassword(command, events),
  ),
  customer: createCommandHandler<CorrectCustomerDetails>(
    store,
    personStream,
    (_, command, events) => decideCustomerDetails(command, events),
  ),
  pluginVersion: createCommandHandler<PluginVersionCommand>(
    store,
    pluginStream,
    (_, command, events) => decidePluginVersion(command, events),
  ),
  drift: createCommandHandler<DriftCommand>(store, driftStream, (_, command, events) =>
    decideDrift(command, events),
  ),
  alert: createCommandHandler<CloseAlertCommand>(store, alertStream, (_, command, events) =>
    decideCloseAlert(command, events),
  ),
  server: createServerCommandHandler(store),
  serverPool: createServerPoolCommandHandler(store),
  ...createCatalogueCommandHandlers(store, sql, now),
})
