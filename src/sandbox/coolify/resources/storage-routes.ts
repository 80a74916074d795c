import { allowedFields } from '../api/allowed-fields'
import {
  type CoolifyRequest,
  type CoolifyRoute,
  deleteRoute,
  getPathParameter,
  getRoute,
  postRoute,
} from '../api/define-route'
import {
  respondCreated,
  respondMessage,
  respondOk,
  respondResourceNotFound,
  respondValidationFailed,
} from '../api/responses'
import { createChoiceCheck, createPatternCheck, validateBody } from '../api/validate-body'
import { type CoolifyStore, getApplicationStorages } from '../store/coolify-store'
import type { StorageDocument } from '../store/documents'

const rules = {
  allowed: allowedFields.persistentStorage,
  required: ['type', 'name', 'mount_path'],
  checks: {
    type: createChoiceCheck('persistent'),
    name: createPatternCheck(/^[a-zA-Z0-9][a-zA-Z0-9._-]*$/),
    mount_path: createPatternCheck(/^\/[^\s:;|&`$]*$/),
  },
}

const toModel = (storage: StorageDocument) => ({
  id: storage.id,
  uuid: storage.uuid,
  name: storage.name,
  mount_path: storage.mountPath,
  host_path: null,
  resource_type: 'App\\Models\\Application',
  created_at: storage.createdAt,
  updated_at: storage.createdAt,
})

const create = (world: CoolifyStore) => (call: CoolifyRequest) => {
  const application = getPathParameter(call, 'uuid')
  if (!world.applications.get(application)) return respondResourceNotFound('Application')
  const errors = validateBody(call.body, rules)
  if (errors) return respondValidationFailed(errors)
  const storage = world.storages.add({
    ...world.newDocument(),
    application,
    name: `${application}-${String(call.body.name)}`,
    mountPath: String(call.body.mount_path),
  })
  return respondCreated(toModel(storage))
}

const destroy = (world: CoolifyStore) => (call: CoolifyRequest) => {
  const application = getPathParameter(call, 'uuid')
  if (!world.applications.get(application)) return respondResourceNotFound('Application')
  const storage = world.storages.get(getPathParameter(call, 'storage'))
  if (storage?.application !== application) return respondResourceNotFound('Storage')
  world.storages.remove(storage.uuid)
  return respondMessage(200, 'Storage deleted.')
}

export const storageRoutes = (world: CoolifyStore): CoolifyRoute[] => [
  getRoute('/applications/:uuid/storages', (call) => {
    const uuid = getPathParameter(call, 'uuid')
    if (!world.applications.get(uuid)) return respondResourceNotFound('Application')
    return respondOk({
      persistent_storages: getApplicationStorages(world, uuid).map(toModel),
      file_storages: [],
    })
  }),
  postRoute('/applications/:uuid/storages', create(world)),
  deleteRoute('/applications/:uuid/storages/:storage', destroy(world)),
]
