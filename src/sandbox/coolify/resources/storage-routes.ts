import { allowedFields } from '../api/allowed-fields'
import { type Call, get, param, post, type Route, remove } from '../api/define-route'
import { created, invalid, message, notFound, ok } from '../api/responses'
import { isOneOf, looksLike, mistakesIn } from '../api/validate-body'
import { storagesOf, type World } from '../store/coolify-store'
import type { Storage } from '../store/documents'

const rules = {
  allowed: allowedFields.persistentStorage,
  required: ['type', 'name', 'mount_path'],
  checks: {
    type: isOneOf('persistent'),
    name: looksLike(/^[a-zA-Z0-9][a-zA-Z0-9._-]*$/),
    mount_path: looksLike(/^\/[^\s:;|&`$]*$/),
  },
}

const model = (storage: Storage) => ({
  id: storage.id,
  uuid: storage.uuid,
  name: storage.name,
  mount_path: storage.mountPath,
  host_path: null,
  resource_type: 'App\\Models\\Application',
  created_at: storage.createdAt,
  updated_at: storage.createdAt,
})

const create = (world: World) => (call: Call) => {
  const application = param(call, 'uuid')
  if (!world.applications.get(application)) return notFound('Application')
  const errors = mistakesIn(call.body, rules)
  if (errors) return invalid(errors)
  const storage = world.storages.add({
    ...world.mint(),
    application,
    name: `${application}-${String(call.body.name)}`,
    mountPath: String(call.body.mount_path),
  })
  return created(model(storage))
}

const destroy = (world: World) => (call: Call) => {
  const application = param(call, 'uuid')
  if (!world.applications.get(application)) return notFound('Application')
  const storage = world.storages.get(param(call, 'storage'))
  if (storage?.application !== application) return notFound('Storage')
  world.storages.drop(storage.uuid)
  return message(200, 'Storage deleted.')
}

export const storageRoutes = (world: World): Route[] => [
  get('/applications/:uuid/storages', (call) => {
    const uuid = param(call, 'uuid')
    if (!world.applications.get(uuid)) return notFound('Application')
    return ok({ persistent_storages: storagesOf(world, uuid).map(model), file_storages: [] })
  }),
  post('/applications/:uuid/storages', create(world)),
  remove('/applications/:uuid/storages/:storage', destroy(world)),
]
