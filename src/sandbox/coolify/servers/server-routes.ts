import { allowedFields } from '../api/allowed-fields'
import {
  actionRoute,
  type CoolifyRequest,
  type CoolifyRoute,
  deleteRoute,
  getPathParameter,
  getQueryFlag,
  getRoute,
  patchRoute,
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
  checkText,
  createIntegerCheck,
  validateBody,
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

/** A new Coolify of the sandbox has three servers, ready for use. */
export const seedServers = (world: CoolifyStore) => {
  if (world.servers.list().length > 0) return
  world.documentStore.inTransaction(() => {
    for (const number of [1, 2, 3])
      world.servers.add({
        ...world.newDocument(),
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

const findResources = (world: CoolifyStore, server: string) =>
  [...world.applications.list(), ...world.databases.list()].filter((one) => one.server === server)

const show = (world: CoolifyStore) => (call: CoolifyRequest) => {
  const server = world.servers.get(getPathParameter(call, 'uuid'))
  if (!server) return respondResourceNotFound('Server')
  if (!getQueryFlag(call, 'resources', false)) return respondOk(toModel(server))
  const resources = findResources(world, server.uuid).map(({ id, uuid, name, status }) => ({
    id,
    uuid,
    name,
    type: world.applications.get(uuid) ? 'application' : 'standalone-postgresql',
    status,
  }))
  return respondOk({ ...toModel(server), resources })
}

const validate = (world: CoolifyStore) => (call: CoolifyRequest) => {
  const errors = validateBody(call.body, {
    allowed: allowedFields.validation,
    checks: { install: checkBoolean },
  })
  if (errors) return respondValidationFailed(errors)
  const server = world.servers.get(getPathParameter(call, 'uuid'))
  if (!server) return respondResourceNotFound('Server')
  startServerValidation(world, server)
  return respondMessage(201, 'Validation started.')
}

const create = (world: CoolifyStore) => (call: CoolifyRequest) => {
  const errors = validateBody(call.body, {
    allowed: allowedFields.newServer,
    required: ['ip', 'private_key_uuid'],
    checks,
  })
  if (errors) return respondValidationFailed(errors)
  if (!world.keys.get(String(call.body.private_key_uuid)))
    return respondResourceNotFound('Private key')
  const ip = String(call.body.ip)
  if (world.servers.list().some((server) => server.ip === ip))
    return respondBadRequest('Server with this IP already exists.')
  const document = world.newDocument()
  const server = world.servers.add({
    ...document,
    ...serverDefaults,
    name: String(call.body.name ?? `server-${document.uuid}`),
    description: (call.body.description as string | undefined) ?? null,
    ip,
    port: Number(call.body.port ?? serverDefaults.port),
    user: String(call.body.user ?? serverDefaults.user),
    reachable: false,
    usable: false,
    validationDue: null,
  })
  if (call.body.instant_validate === true) startServerValidation(world, server)
  return respondCreated({ uuid: server.uuid })
}

const update = (world: CoolifyStore) => (call: CoolifyRequest) => {
  const errors = validateBody(call.body, { allowed: allowedFields.server, checks })
  if (errors) return respondValidationFailed(errors)
  const server = world.servers.get(getPathParameter(call, 'uuid'))
  if (!server) return respondResourceNotFound('Server')
  const { body } = call
  world.servers.update(server.uuid, {
    name: String(body.name ?? server.name),
    description: (body.description as string | null | undefined) ?? server.description,
    ip: String(body.ip ?? server.ip),
    port: Number(body.port ?? server.port),
    user: String(body.user ?? server.user),
    concurrentBuilds: Number(body.concurrent_builds ?? server.concurrentBuilds),
    queueLimit: Number(body.deployment_queue_limit ?? server.queueLimit),
  })
  if (body.instant_validate === true) startServerValidation(world, server)
  return respondCreated({ uuid: server.uuid })
}

const destroy = (world: CoolifyStore) => (call: CoolifyRequest) => {
  const server = world.servers.get(getPathParameter(call, 'uuid'))
  if (!server) return respondResourceNotFound('Server')
  if (findResources(world, server.uuid).length > 0 && !getQueryFlag(call, 'force', false))
    return respondBadRequest('Server has resources, so you need to delete them before.')
  world.servers.remove(server.uuid)
  return respondMessage(200, 'Server deleted.')
}

export const coolifyServerRoutes = (world: CoolifyStore): CoolifyRoute[] => [
  getRoute('/servers', () => respondOk(world.servers.list().map(toListModel))),
  getRoute('/servers/:uuid', show(world)),
  postRoute('/servers', create(world)),
  patchRoute('/servers/:uuid', update(world)),
  deleteRoute('/servers/:uuid', destroy(world)),
  { ...actionRoute('/servers/:uuid/validate', 'write', validate(world)), body: 'optional' },
]
