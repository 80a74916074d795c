import { allowedFields } from '../api/allowed-fields'
import { defineRoute, getPathParameter, withDocument, withValidBody } from '../api/define-route'
import { respond, toCoolifyInstant } from '../api/responses'
import { createChoiceCheck, createPatternCheck } from '../api/validate-body'
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
  created_at: toCoolifyInstant(storage.createdAt),
  updated_at: toCoolifyInstant(storage.createdAt),
})

const createStorage = (store: CoolifyStore) =>
  withDocument('Application', store.applications, ({ uuid }, request) =>
    withValidBody(rules, ({ body }) => {
      const storage = store.storages.add({
        ...store.newDocument(),
        application: uuid,
        name: `${uuid}-${String(body.name)}`,
        mountPath: String(body.mount_path),
      })
      return respond.created(toModel(storage))
    })(request),
  )

const deleteStorage = (store: CoolifyStore) =>
  withDocument('Application', store.applications, ({ uuid }, request) => {
    const storage = store.storages.get(getPathParameter(request, 'storage'))
    if (storage?.application !== uuid) return respond.notFound('Storage')
    store.storages.remove(storage.uuid)
    return respond.message(200, 'Storage deleted.')
  })

const listStorages = (store: CoolifyStore) =>
  withDocument('Application', store.applications, ({ uuid }) =>
    respond.ok({
      persistent_storages: getApplicationStorages(store, uuid).map(toModel),
      file_storages: [],
    }),
  )

export const storageRoutes = (store: CoolifyStore) => [
  defineRoute.get('/applications/:uuid/storages', listStorages(store)),
  defineRoute.post('/applications/:uuid/storages', createStorage(store)),
  defineRoute.delete('/applications/:uuid/storages/:storage', deleteStorage(store)),
]
