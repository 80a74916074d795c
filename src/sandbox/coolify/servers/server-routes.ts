import { allowedFields } from '../api/allowed-fields'
import { defineRoute, getQueryFlag, withDocument, withValidBody } from '../api/define-route'
import { respond } from '../api/responses'
import {
  checkBoolean,
  checkDescription,
  checkName,
  checkText,
  createIntegerCheck,
} from '../api/validate-body'
import type { CoolifyStore } from '../store/coolify-store'
import type { ServerDocument } from '../store/documents'
import { startServerValidation } from './server-validation'

const checks = {
  name: checkName,
  description: checkDescription,
  ip: checkText,
  port: createIntegerCheck(1),
  user: checkText,
  private_key_uuid: checkText,
  is_build_server: checkBoolean,
  instant_validate: checkBoolean,
  concurrent_builds: createIntegerCheck(1),
  deployment_queue_limit: createIntegerCheck(1),
}

const serverDefaults = {
  description: null,
  port: 22,
  user: 'root',
  concurrentBuilds: 2,
  queueLimit: 25,
}

/** A new stand-in has three servers, ready for use. */
export const seedServers = (store: CoolifyStore) => {
  if (store.servers.list().length > 0) return
  store.documentStore.inTransaction(() => {
    for (const number of [1, 2, 3])
      store.servers.add({
        ...store.newDocument(),
        ...serverDefaults,
        name: `hetzner-${number}`,
        ip: `127.0.0.${10 + number}`,
        reachable: true,
        usable: true,
        validationDue: null,
      })
  })
}

const toSettings = ({ concurrentBuilds, queueLimit, reachable, usable }: ServerDocument) => ({
  is_reachable: reachable,
  is_usable: usable,
  concurrent_builds: concurrentBuilds,
  deployment_queue_limit: queueLimit,
})

const toModel = (server: ServerDocument) => ({
  id: server.id,
  uuid: server.uuid,
  name: server.name,
  description: server.description,
  ip: server.ip,
  port: server.port,
  user: server.user,
  validation_logs: server.validationLogs ?? null,
  settings: toSettings(server),
})

const toListModel = (server: ServerDocument) => ({
  ...toModel(server),
  is_reachable: server.reachable,
  is_usable: server.usable,
})

const findResources = (store: CoolifyStore, server: string) =>
  [...store.applications.list(), ...store.databases.list()].filter((one) => one.server === server)

const showServer = (store: CoolifyStore) =>
  withDocument('Server', store.servers, (server, request) => {
    if (!getQueryFlag(request, 'resources', false)) return respond.ok(toModel(server))
    const resources = findResources(store, server.uuid).map(({ id, uuid, name, status }) => ({
      id,
      uuid,
      name,
      type: store.applications.get(uuid) ? 'application' : 'standalone-postgresql',
      status,
    }))
    return respond.ok({ ...toModel(server), resources })
  })

const validateServer = (store: CoolifyStore) =>
  withValidBody(
    { allowed: allowedFields.validation, checks: { install: checkBoolean } },
    withDocument('Server', store.servers, (server) => {
      startServerValidation(store, server)
      return respond.message(201, 'Validation started.')
    }),
  )

const creationRules = {
  allowed: allowedFields.newServer,
  required: ['ip', 'private_key_uuid'],
  checks,
}

const createServer = (store: CoolifyStore) =>
  withValidBody(creationRules, ({ body }) => {
    if (!store.keys.get(String(body.private_key_uuid))) return respond.notFound('Private key')
    const ip = String(body.ip)
    if (store.servers.list().some((server) => server.ip === ip))
      return respond.badRequest('Server with this IP already exists.')
    const document = store.newDocument()
    const server = store.servers.add({
      ...document,
      ...serverDefaults,
      name: String(body.name ?? `server-${document.uuid}`),
      description: (body.description as string | undefined) ?? null,
      ip,
      port: Number(body.port ?? serverDefaults.port),
      user: String(body.user ?? serverDefaults.user),
      reachable: false,
      usable: false,
      validationDue: null,
    })
    if (body.instant_validate === true) startServerValidation(store, server)
    return respond.created({ uuid: server.uuid })
  })

const updateServer = (store: CoolifyStore) =>
  withValidBody(
    { allowed: allowedFields.server, checks },
    withDocument('Server', store.servers, (server, { body }) => {
      store.servers.update(server.uuid, {
        name: String(body.name ?? server.name),
        description: (body.description as string | null | undefined) ?? server.description,
        ip: String(body.ip ?? server.ip),
        port: Number(body.port ?? server.port),
        user: String(body.user ?? server.user),
        concurrentBuilds: Number(body.concurrent_builds ?? server.concurrentBuilds),
        queueLimit: Number(body.deployment_queue_limit ?? server.queueLimit),
      })
      if (body.instant_validate === true) startServerValidation(store, server)
      return respond.created({ uuid: server.uuid })
    }),
  )

const deleteServer = (store: CoolifyStore) =>
  withDocument('Server', store.servers, ({ uuid }, request) => {
    if (findResources(store, uuid).length > 0 && !getQueryFlag(request, 'force', false))
      return respond.badRequest('Server has resources, so you need to delete them before.')
    store.servers.remove(uuid)
    return respond.message(200, 'Server deleted.')
  })

export const coolifyServerRoutes = (store: CoolifyStore) => [
  defineRoute.get('/servers', () => respond.ok(store.servers.list().map(toListModel))),
  defineRoute.get('/servers/:uuid', showServer(store)),
  defineRoute.post('/servers', createServer(store)),
  defineRoute.patch('/servers/:uuid', updateServer(store)),
  defineRoute.delete('/servers/:uuid', deleteServer(store)),
  {
    ...defineRoute.action('/servers/:uuid/validate', 'write', validateServer(store)),
    body: 'optional' as const,
  },
]
