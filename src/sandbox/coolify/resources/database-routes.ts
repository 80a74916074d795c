import { allowedFields } from '../api/allowed-fields'
import {
  actionRoute,
  type CoolifyRequest,
  type CoolifyRoute,
  deleteRoute,
  getPathParameter,
  getQueryFlag,
  getRoute,
  postRoute,
} from '../api/define-route'
import {
  respondBadRequest,
  respondCreated,
  respondMessage,
  respondOk,
  respondResourceNotFound,
  respondValidationFailed,
} from '../api/responses'
import {
  checkBoolean,
  checkDescription,
  checkName,
  createPatternCheck,
  validateBody,
} from '../api/validate-body'
import type { CoolifyStore } from '../store/coolify-store'
import type { DatabaseDocument } from '../store/documents'
import { toDatabaseModel } from './database-model'
import type { PostgresServer } from './postgres-server'
import { findPlacement, requiredPlacementFields } from './resource-placement'

const checkIdentifier = createPatternCheck(/^[A-Za-z0-9_][A-Za-z0-9_-]*$/)

const rules = {
  allowed: allowedFields.database,
  required: requiredPlacementFields,
  checks: {
    name: checkName,
    description: checkDescription,
    postgres_user: checkIdentifier,
    postgres_password: createPatternCheck(/^[^\s'"`$\\]+$/),
    postgres_db: checkIdentifier,
    is_public: checkBoolean,
    instant_deploy: checkBoolean,
  },
}

/** Starts, or goes on starting, a database whose start was asked for. */
export const scheduleDatabaseStart = (
  world: CoolifyStore,
  postgres: PostgresServer,
  { uuid, startDue }: DatabaseDocument,
) => {
  if (startDue === null) return
  world.timers.runAt(startDue, async () => {
    const database = world.databases.get(uuid)
    if (!database) return
    const made = database.light ? Promise.resolve() : postgres.createDatabase(database.url)
    await made.then(
      () => world.databases.update(uuid, { status: 'running:healthy', startDue: null }),
      () => world.databases.update(uuid, { status: 'exited:unhealthy', startDue: null }),
    )
  })
}

const startDatabase = (world: CoolifyStore, postgres: PostgresServer, uuid: string) => {
  const starting = world.databases.update(uuid, {
    status: 'starting:unknown',
    startDue: Date.now() + world.simulateDuration(0.2),
    light: world.isSimulatingSites() && world.databases.get(uuid)?.light === true,
  })
  if (starting) scheduleDatabaseStart(world, postgres, starting)
}

/** Carries out a deletion that was asked for. */
export const scheduleDatabaseDeletion = (
  world: CoolifyStore,
  postgres: PostgresServer,
  uuid: string,
) => {
  const deletion = world.databases.get(uuid)?.deletion
  if (!deletion) return
  world.timers.runAt(deletion.due, async () => {
    const database = world.databases.get(uuid)
    if (!database) return
    if (!database.light)
      await postgres.removeDatabase(database.url, { data: deletion.volumes }).catch(() => {})
    world.documentStore.inTransaction(() => {
      if (!deletion.volumes && !database.status.startsWith('exited'))
        world.retainedVolumes.add({
          ...world.newDocument(),
          name: `postgres-data-${uuid}`,
          of: database.name,
        })
      world.databases.remove(uuid)
    })
  })
}

const create = (world: CoolifyStore, postgres: PostgresServer) => (call: CoolifyRequest) => {
  const { body } = call
  const errors = validateBody(body, rules)
  if (errors) return respondValidationFailed(errors)
  const place = findPlacement(world, body)
  if ('refusal' in place) return place.refusal
  const document = world.newDocument()
  const user = String(body.postgres_user ?? 'postgres')
  const password = String(body.postgres_password ?? crypto.randomUUID().replaceAll('-', ''))
  const name = String(body.postgres_db ?? 'postgres')
  const database = world.databases.add({
    ...document,
    ...place,
    name: String(body.name ?? `postgresql-database-${document.uuid}`),
    description: (body.description as string | undefined) ?? null,
    user,
    password,
    database: name,
    image: String(body.image ?? 'postgres:18-alpine'),
    url: postgres.buildUrl(document.uuid, user, password, name),
    isPublic: body.is_public === true,
    status: 'exited:unhealthy',
    startDue: null,
    light: world.isSimulatingSites(),
    deletion: null,
  })
  if (body.instant_deploy === true) startDatabase(world, postgres, database.uuid)
  return respondCreated({ uuid: database.uuid, internal_db_url: database.url })
}

const start = (world: CoolifyStore, postgres: PostgresServer) => (call: CoolifyRequest) => {
  const database = world.databases.get(getPathParameter(call, 'uuid'))
  if (!database) return respondResourceNotFound('Database')
  if (database.status.startsWith('running'))
    return respondBadRequest('Database is already running.')
  startDatabase(world, postgres, database.uuid)
  return respondMessage(200, 'Database starting request queued.')
}

const destroy = (world: CoolifyStore, postgres: PostgresServer) => (call: CoolifyRequest) => {
  const uuid = getPathParameter(call, 'uuid')
  const deletion = {
    due: Date.now() + world.simulateDuration(0.1),
    volumes: getQueryFlag(call, 'delete_volumes', true),
  }
  if (!world.databases.get(uuid)) return respondResourceNotFound('Database')
  world.databases.update(uuid, { deletion })
  scheduleDatabaseDeletion(world, postgres, uuid)
  return respondMessage(200, 'Database deletion request queued.')
}

export const databaseRoutes = (world: CoolifyStore, postgres: PostgresServer): CoolifyRoute[] => [
  getRoute('/databases', ({ canReadSecrets }) =>
    respondOk(world.databases.list().map(toDatabaseModel(world, canReadSecrets))),
  ),
  getRoute('/databases/:uuid', (call) => {
    const database = world.databases.get(getPathParameter(call, 'uuid'))
    return database
      ? respondOk(toDatabaseModel(world, call.canReadSecrets)(database))
      : respondResourceNotFound('Database')
  }),
  postRoute('/databases/postgresql', create(world, postgres)),
  actionRoute('/databases/:uuid/start', 'deploy', start(world, postgres)),
  deleteRoute('/databases/:uuid', destroy(world, postgres)),
]
