import { allowedFields } from '../api/allowed-fields'
import { act, type Call, flag, get, param, post, type Route, remove } from '../api/define-route'
import { created, invalid, message, notFound, ok, refused } from '../api/responses'
import { isDescription, isName, isSwitch, looksLike, mistakesIn } from '../api/validate-body'
import type { World } from '../store/coolify-store'
import type { PostgresDatabase } from '../store/documents'
import { databaseModel } from './database-model'
import type { Postgres } from './postgres-server'
import { neededPlace, placeOf } from './resource-placement'

const identifier = looksLike(/^[A-Za-z0-9_][A-Za-z0-9_-]*$/)

const rules = {
  allowed: allowedFields.database,
  required: neededPlace,
  checks: {
    name: isName,
    description: isDescription,
    postgres_user: identifier,
    postgres_password: looksLike(/^[^\s'"`$\\]+$/),
    postgres_db: identifier,
    is_public: isSwitch,
    instant_deploy: isSwitch,
  },
}

/** Starts, or goes on starting, a database whose start was asked for. */
export const awaitStart = (
  world: World,
  postgres: Postgres,
  { uuid, startDue }: PostgresDatabase,
) => {
  if (startDue === null) return
  world.timers.at(startDue, async () => {
    const database = world.databases.get(uuid)
    if (!database) return
    const made = database.light ? Promise.resolve() : postgres.create(database.url)
    await made.then(
      () => world.databases.change(uuid, { status: 'running:healthy', startDue: null }),
      () => world.databases.change(uuid, { status: 'exited:unhealthy', startDue: null }),
    )
  })
}

const begin = (world: World, postgres: Postgres, uuid: string) => {
  const starting = world.databases.change(uuid, {
    status: 'starting:unknown',
    startDue: Date.now() + world.duration(0.2),
    light: world.isLight() && world.databases.get(uuid)?.light === true,
  })
  if (starting) awaitStart(world, postgres, starting)
}

/** Carries out a deletion that was asked for. */
export const awaitDatabaseDeletion = (world: World, postgres: Postgres, uuid: string) => {
  const deletion = world.databases.get(uuid)?.deletion
  if (!deletion) return
  world.timers.at(deletion.due, async () => {
    const database = world.databases.get(uuid)
    if (!database) return
    if (!database.light)
      await postgres.remove(database.url, { data: deletion.volumes }).catch(() => {})
    world.shelf.together(() => {
      if (!deletion.volumes && !database.status.startsWith('exited'))
        world.keptVolumes.add({
          ...world.mint(),
          name: `postgres-data-${uuid}`,
          of: database.name,
        })
      world.databases.drop(uuid)
    })
  })
}

const create = (world: World, postgres: Postgres) => (call: Call) => {
  const { body } = call
  const errors = mistakesIn(body, rules)
  if (errors) return invalid(errors)
  const place = placeOf(world, body)
  if ('refusal' in place) return place.refusal
  const document = world.mint()
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
    url: postgres.urlOf(document.uuid, user, password, name),
    isPublic: body.is_public === true,
    status: 'exited:unhealthy',
    startDue: null,
    light: world.isLight(),
    deletion: null,
  })
  if (body.instant_deploy === true) begin(world, postgres, database.uuid)
  return created({ uuid: database.uuid, internal_db_url: database.url })
}

const start = (world: World, postgres: Postgres) => (call: Call) => {
  const database = world.databases.get(param(call, 'uuid'))
  if (!database) return notFound('Database')
  if (database.status.startsWith('running')) return refused('Database is already running.')
  begin(world, postgres, database.uuid)
  return message(200, 'Database starting request queued.')
}

const destroy = (world: World, postgres: Postgres) => (call: Call) => {
  const uuid = param(call, 'uuid')
  const deletion = {
    due: Date.now() + world.duration(0.1),
    volumes: flag(call, 'delete_volumes', true),
  }
  if (!world.databases.get(uuid)) return notFound('Database')
  world.databases.change(uuid, { deletion })
  awaitDatabaseDeletion(world, postgres, uuid)
  return message(200, 'Database deletion request queued.')
}

export const databaseRoutes = (world: World, postgres: Postgres): Route[] => [
  get('/databases', ({ sensitive }) =>
    ok(world.databases.all().map(databaseModel(world, sensitive))),
  ),
  get('/databases/:uuid', (call) => {
    const database = world.databases.get(param(call, 'uuid'))
    return database ? ok(databaseModel(world, call.sensitive)(database)) : notFound('Database')
  }),
  post('/databases/postgresql', create(world, postgres)),
  act('/databases/:uuid/start', 'deploy', start(world, postgres)),
  remove('/databases/:uuid', destroy(world, postgres)),
]
