import { createHash } from 'node:crypto'
import { allowedFields } from '../api/allowed-fields'
import { type CoolifyRequest, type CoolifyRoute, getRoute, postRoute } from '../api/define-route'
import { respondCreated, respondOk, respondValidationFailed } from '../api/responses'
import { checkDescription, checkName, checkText, validateBody } from '../api/validate-body'
import type { CoolifyStore } from '../store/coolify-store'

/** A new Coolify of the sandbox holds one key, with which servers can be added. */
export const seedPrivateKeys = (world: CoolifyStore) => {
  if (world.keys.list().length > 0) return
  world.documentStore.inTransaction(() => {
    world.keys.add({ ...world.newDocument(), name: 'vrs-deploy', fingerprint: 'of-the-sandbox' })
  })
}

const create = (world: CoolifyStore) => (call: CoolifyRequest) => {
  const errors = validateBody(call.body, {
    allowed: allowedFields.key,
    required: ['private_key'],
    checks: { name: checkName, description: checkDescription, private_key: checkText },
  })
  if (errors) return respondValidationFailed(errors)
  const fingerprint = createHash('sha256').update(String(call.body.private_key)).digest('hex')
  if (world.keys.list().some((key) => key.fingerprint === fingerprint))
    return respondValidationFailed({ private_key: ['Private key already exists.'] })
  const document = world.newDocument()
  world.keys.add({ ...document, name: String(call.body.name ?? document.uuid), fingerprint })
  return respondCreated({ uuid: document.uuid })
}

export const keyRoutes = (world: CoolifyStore): CoolifyRoute[] => [
  getRoute('/security/keys', () =>
    respondOk(
      world.keys.list().map(({ id, uuid, name, fingerprint }) => ({ id, uuid, name, fingerprint })),
    ),
  ),
  postRoute('/security/keys', create(world)),
]
