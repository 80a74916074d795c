import { allowedFields } from '../api/allowed-fields'
import {
  act,
  type Call,
  flag,
  get,
  param,
  patch,
  post,
  type Route,
  remove,
} from '../api/define-route'
import { created, invalid, message, notFound, ok, refused } from '../api/responses'
import { isDescription, isName, isSwitch, isText, isWhole, mistakesIn } from '../api/validate-body'
import type { World } from '../store/coolify-store'
import type { Server } from '../store/documents'
import { beginValidation } from './server-validation'

const checks = {
  name: isName,
  description: isDescription,
  ip: isText,
  port: isWhole(1),
  user: isText,
  private_key_uuid: isText,
  is_build_server: isSwitch,
  instant_validate: isSwitch,
  concurrent_builds: isWhole(1),
  deployment_queue_limit: isWhole(1),
}

const fresh = { description: null, port: 22, user: 'root', concurrentBuilds: 2, queueLimit: 25 }

/** A new Coolify of the sandbox has three servers, ready for use. */
export const standServers = (world: World) => {
  if (world.servers.all().length > 0) return
  world.shelf.together(() => {
    for (const number of [1, 2, 3])
      world.servers.add({
        ...world.mint(),
        ...fresh,
        name: `hetzner-${number}`,
        ip: `127.0.0.${10 + number}`,
        reachable: true,
        usable: true,
        validationDue: null,
      })
  })
}

const settings = ({ concurrentBuilds, queueLimit, reachable, usable }: Server) => ({
  is_reachable: reachable,
  is_usable: usable,
  concurrent_builds: concurrentBuilds,
  deployment_queue_limit: queueLimit,
})

const model = (server: Server) => ({
  id: server.id,
  uuid: server.uuid,
  name: server.name,
  description: server.description,
  ip: server.ip,
  port: server.port,
  user: server.user,
  validation_logs: server.validationLogs ?? null,
  settings: settings(server),
})

const listed = (server: Server) => ({
  ...model(server),
  is_reachable: server.reachable,
  is_usable: server.usable,
})

const resourcesOf = (world: World, server: string) =>
  [...world.applications.all(), ...world.databases.all()].filter((one) => one.server === server)

const show = (world: World) => (call: Call) => {
  const server = world.servers.get(param(call, 'uuid'))
  if (!server) return notFound('Server')
  if (!flag(call, 'resources', false)) return ok(model(server))
  const resources = resourcesOf(world, server.uuid).map(({ id, uuid, name, status }) => ({
    id,
    uuid,
    name,
    type: world.applications.get(uuid) ? 'application' : 'standalone-postgresql',
    status,
  }))
  return ok({ ...model(server), resources })
}

const validate = (world: World) => (call: Call) => {
  const errors = mistakesIn(call.body, {
    allowed: allowedFields.validation,
    checks: { install: isSwitch },
  })
  if (errors) return invalid(errors)
  const server = world.servers.get(param(call, 'uuid'))
  if (!server) return notFound('Server')
  beginValidation(world, server)
  return message(201, 'Validation started.')
}

const create = (world: World) => (call: Call) => {
  const errors = mistakesIn(call.body, {
    allowed: allowedFields.newServer,
    required: ['ip', 'private_key_uuid'],
    checks,
  })
  if (errors) return invalid(errors)
  if (!world.keys.get(String(call.body.private_key_uuid))) return notFound('Private key')
  const ip = String(call.body.ip)
  if (world.servers.all().some((server) => server.ip === ip))
    return refused('Server with this IP already exists.')
  const document = world.mint()
  const server = world.servers.add({
    ...document,
    ...fresh,
    name: String(call.body.name ?? `server-${document.uuid}`),
    description: (call.body.description as string | undefined) ?? null,
    ip,
    port: Number(call.body.port ?? fresh.port),
    user: String(call.body.user ?? fresh.user),
    reachable: false,
    usable: false,
    validationDue: null,
  })
  if (call.body.instant_validate === true) beginValidation(world, server)
  return created({ uuid: server.uuid })
}

const update = (world: World) => (call: Call) => {
  const errors = mistakesIn(call.body, { allowed: allowedFields.server, checks })
  if (errors) return invalid(errors)
  const server = world.servers.get(param(call, 'uuid'))
  if (!server) return notFound('Server')
  const { body } = call
  world.servers.change(server.uuid, {
    name: String(body.name ?? server.name),
    description: (body.description as string | null | undefined) ?? server.description,
    ip: String(body.ip ?? server.ip),
    port: Number(body.port ?? server.port),
    user: String(body.user ?? server.user),
    concurrentBuilds: Number(body.concurrent_builds ?? server.concurrentBuilds),
    queueLimit: Number(body.deployment_queue_limit ?? server.queueLimit),
  })
  if (body.instant_validate === true) beginValidation(world, server)
  return created({ uuid: server.uuid })
}

const destroy = (world: World) => (call: Call) => {
  const server = world.servers.get(param(call, 'uuid'))
  if (!server) return notFound('Server')
  if (resourcesOf(world, server.uuid).length > 0 && !flag(call, 'force', false))
    return refused('Server has resources, so you need to delete them before.')
  world.servers.drop(server.uuid)
  return message(200, 'Server deleted.')
}

export const serverRoutes = (world: World): Route[] => [
  get('/servers', () => ok(world.servers.all().map(listed))),
  get('/servers/:uuid', show(world)),
  post('/servers', create(world)),
  patch('/servers/:uuid', update(world)),
  remove('/servers/:uuid', destroy(world)),
  { ...act('/servers/:uuid/validate', 'write', validate(world)), body: 'optional' },
]
