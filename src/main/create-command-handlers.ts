import {
  alertStream,
  driftStream,
  personStream,
  pluginStream,
  projectStream,
} from '../../events/streams'
import type { Sql } from '../../projections/projection'
import type { CloseAlertCommand } from '../domain/alert/decide-close-alert'
import { decideCloseAlert } from '../domain/alert/decide-close-alert'
import type { PluginVersionCommand } from '../domain/catalogue/decide-plugin-version'
import { decidePluginVersion } from '../domain/catalogue/decide-plugin-version'
import type { CorrectCustomerDetails } from '../domain/contact/decide-customer-details'
import { decideCustomerDetails } from '../domain/contact/decide-customer-details'
import type { DriftCommand } from '../domain/drift/decide-drift'
import { decideDrift } from '../domain/drift/decide-drift'
import type { LicenseCommand } from '../domain/license/decide-license'
import { decideLicense } from '../domain/license/decide-license'
import type { ProjectCommand } from '../domain/project/commands'
import { decideProject } from '../domain/project/decide'
import { rebuildProject } from '../domain/project/evolve'
import type { ApiTokenCommand } from '../domain/staff/decide-api-token'
import { decideApiToken } from '../domain/staff/decide-api-token'
import type { PasswordCommand } from '../domain/staff/decide-password'
import { decidePassword } from '../domain/staff/decide-password'
import {
  createServerCommandHandler,
  createServerPoolCommandHandler,
} from '../processes/servers/server-command-handlers'
import type { RouteDependencies } from '../routes/http/route-dependencies'
import { createCommandHandler } from '../store/event-store/command-handler'
import type { EventStore } from '../store/event-store/event-store'
import { createCatalogueCommandHandlers } from './catalogue-command-handlers'

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
    (_, command, events) => decideLicense(command, events),
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
