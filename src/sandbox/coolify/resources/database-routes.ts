import { allowedFields } from '../api/allowed-fields'
import { defineRoute, getQueryFlag, withDocument, withValidBody } from '../api/define-route'
import { respond } from '../api/responses'
import { checkBoolean, checkDescription, checkName, createPatternCheck } from '../api/validate-body'
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

/** Starts a database whose start was requested, now or before a restart of ours. */
export const scheduleDatabaseStart = (
  store: CoolifyStore,
  postgres: PostgresServer,
  { uuid, startDue }: DatabaseDocument,
) => {
  if (startDue === null) return
  store.timers.runAt(startDue, async () => {
    const database = store.databases.get(uuid)
    if (!database) return
    const creation = database.light ? Promise.resolve() : postgres.createDatabase(database.url)
    await creation.then(
      () => store.databases.update(uuid, { status: 'running:healthy', startDue: null }),
      () => store.databases.update(uuid, { status: 'exited:unhealthy', startDue: null }),
    )
  })
}

const startDatabase = (store: CoolifyStore, postgres: PostgresServer, uuid: string) => {
  const starting = store.databases.update(uuid, {
    status: 'starting:unknown',
    startDue: Date.now() + store.simulateDuration(0.2),
    light: store.isSimulatingSites() && store.databases.get(uuid)?.light === true,
  })
  if (starting) scheduleDatabaseStart(store, postgres, starting)
}

/** Deletes a database whose deletion was requested, now or before a restart of ours. */
export const scheduleDatabaseDeletion = (
  store: CoolifyStore,
  postgres: PostgresServer,
  uuid: string,
) => {
  const deletion = store.databases.get(uuid)?.deletion
  if (!deletion) return
  store.timers.runAt(deletion.due, async () => {
    const database = store.databases.get(uuid)
    if (!database) return
    if (!database.light)
      await postgres.removeDatabase(database.url, { data: deletion.volumes }).catch(() => {})
    store.documentStore.inTransaction(() => {
      if (!deletion.volumes && !database.status.startsWith('exited'))
        store.retainedVolumes.add({
          ...store.newDocument(),
          name: `postgres-data-${uuid}`,
          of: database.name,
        })
      store.databases.remove(uuid)
    })
  })
}

const createDatabase = (store: CoolifyStore, postgres: PostgresServer) =>
  withValidBody(rules, ({ body }) => {
    const placement = findPlacement(store, body)
    if ('refusal' in placement) return placement.refusal
    const document = store.newDocument()
    const user = String(body.postgres_user ?? 'postgres')
    const password = String(body.postgres_password ?? crypto.randomUUID().replaceAll('-', ''))
    const name = String(body.postgres_db ?? 'postgres')
    const database = store.databases.add({
      ...document,
      ...placement,
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
      light: store.isSimulatingSites(),
      deletion: null,
    })
    if (body.instant_deploy === true) startDatabase(store, postgres, database.uuid)
    return respond.created({ uuid: database.uuid, internal_db_url: database.url })
  })

const requestStart = (store: CoolifyStore, postgres: PostgresServer) =>
  withDocument('Database', store.databases, ({ uuid, status }) => {
    if (status.startsWith('running')) return respond.badRequest('Database is already running.')
    startDatabase(store, postgres, uuid)
    return respond.message(200, 'Database starting request queued.')
  })

const requestDeletion = (store: CoolifyStore, postgres: PostgresServer) =>
  withDocument('Database', store.databases, ({ uuid }, request) => {
    const deletion = {
      due: Date.now() + store.simulateDuration(0.1),
      volumes: getQueryFlag(request, 'delete_volumes', true),
    }
    store.databases.update(uuid, { deletion })
    scheduleDatabaseDeletion(store, postgres, uuid)
    return respond.message(200, 'Database deletion request queued.')
  })

const showDatabase = (store: CoolifyStore) =>
  withDocument('Database', store.databases, (database, { canReadSecrets }) =>
    respond.ok(toDatabaseModel(store, canReadSecrets)(database)),
  )

export const databaseRoutes = (store: CoolifyStore, postgres: PostgresServer) => [
  defineRoute.get('/databases', ({ canReadSecrets }) =>
    respond.ok(store.databases.list().map(toDatabaseModel(store, canReadSecrets))),
  ),
  defineRoute.get('/databases/:uuid', showDatabase(store)),
  defineRoute.post('/databases/postgresql', createDatabase(store, postgres)),
  defineRoute.action('/databases/:uuid/start', 'deploy', requestStart(store, postgres)),
  defineRoute.delete('/databases/:uuid', requestDeletion(store, postgres)),
]
