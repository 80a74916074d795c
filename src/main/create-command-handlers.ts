import { driftStream, personStream, projectStream } from '../../events/streams'
import type { DriftCommand } from '../domain/drift/decide-drift'
import { decideDrift } from '../domain/drift/decide-drift'
import type { LicenseCommand } from '../domain/license/decide-license'
import { decideLicense } from '../domain/license/decide-license'
import type { ProjectCommand } from '../domain/project/commands'
import { decide } from '../domain/project/decide'
import { projectFrom } from '../domain/project/state'
import type { ApiTokenCommand } from '../domain/staff/decide-api-token'
import { decideApiToken } from '../domain/staff/decide-api-token'
import { tellServer, tellServerPool } from '../processes/servers/server-command-handlers'
import type { Desk } from '../routes/http/route-dependencies'
import { telling } from '../store/event-store/command-handler'
import type { Store } from '../store/event-store/event-store'

/** How each kind of stream is told what to do. */
export const openCommands = (store: Store): Desk['commands'] => ({
  project: telling<ProjectCommand>(store, projectStream, (id, command, events) =>
    decide(id, command, projectFrom(events)),
  ),
  license: telling<LicenseCommand>(
    store,
    (id) => `license-${id}`,
    (_, command, events) => decideLicense(command, events),
  ),
  apiToken: telling<ApiTokenCommand>(store, personStream, (_, command, events) =>
    decideApiToken(command, events),
  ),
  drift: telling<DriftCommand>(store, driftStream, (_, command, events) =>
    decideDrift(command, events),
  ),
  server: tellServer(store),
  serverPool: tellServerPool(store),
})
