import { driftStream, personStream, projectStream } from '../../events/streams'
import type { ApiTokenCommand } from '../deciders/api-token'
import { decideApiToken } from '../deciders/api-token'
import type { DriftCommand } from '../deciders/drift'
import { decideDrift } from '../deciders/drift'
import type { LicenseCommand } from '../deciders/license'
import { decideLicense } from '../deciders/license'
import { decide } from '../deciders/project'
import type { ProjectCommand } from '../deciders/project-commands'
import { projectFrom } from '../deciders/project-state'
import { tellServer, tellServerPool } from '../processes/tell-server'
import type { Desk } from '../routes/desk'
import { telling } from '../store/commands'
import type { Store } from '../store/store'

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
