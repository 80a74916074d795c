import { createHash } from 'node:crypto'
import { allowedFields } from '../api/allowed-fields'
import { defineRoute, withValidBody } from '../api/define-route'
import { respond } from '../api/responses'
import { checkDescription, checkName, checkText } from '../api/validate-body'
import type { CoolifyStore } from '../store/coolify-store'

/** A new stand-in has one key, with which servers can be added. */
export const seedPrivateKeys = (store: CoolifyStore) => {
  if (store.keys.list().length > 0) return
  store.documentStore.inTransaction(() => {
    store.keys.add({ ...store.newDocument(), name: 'vrs-deploy', fingerprint: 'of-the-sandbox' })
  })
}

const rules = {
  allowed: allowedFields.key,
  required: ['private_key'],
  checks: { name: checkName, description: checkDescription, private_key: checkText },
}

const createKey = (store: CoolifyStore) =>
  withValidBody(rules, ({ body }) => {
    const fingerprint = createHash('sha256').update(String(body.private_key)).digest('hex')
    if (store.keys.list().some((key) => key.fingerprint === fingerprint))
      return respond.validationFailed({ private_key: ['Private key already exists.'] })
    const document = store.newDocument()
    store.keys.add({ ...document, name: String(body.name ?? document.uuid), fingerprint })
    return respond.created({ uuid: document.uuid })
  })

export const keyRoutes = (store: CoolifyStore) => [
  defineRoute.get('/security/keys', () =>
    respond.ok(
      store.keys.list().map(({ id, uuid, name, fingerprint }) => ({ id, uuid, name, fingerprint })),
    ),
  ),
  defineRoute.post('/security/keys', createKey(store)),
]
