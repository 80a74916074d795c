import { createHash } from 'node:crypto'
import { allowedFields } from '../api/allowed-fields'
import { type Call, get, post, type Route } from '../api/define-route'
import { created, invalid, ok } from '../api/responses'
import { isDescription, isName, isText, mistakesIn } from '../api/validate-body'
import type { World } from '../store/coolify-store'

/** A new Coolify of the sandbox holds one key, with which servers can be added. */
export const standKeys = (world: World) => {
  if (world.keys.all().length > 0) return
  world.shelf.together(() => {
    world.keys.add({ ...world.mint(), name: 'vrs-deploy', fingerprint: 'of-the-sandbox' })
  })
}

const create = (world: World) => (call: Call) => {
  const errors = mistakesIn(call.body, {
    allowed: allowedFields.key,
    required: ['private_key'],
    checks: { name: isName, description: isDescription, private_key: isText },
  })
  if (errors) return invalid(errors)
  const fingerprint = createHash('sha256').update(String(call.body.private_key)).digest('hex')
  if (world.keys.all().some((key) => key.fingerprint === fingerprint))
    return invalid({ private_key: ['Private key already exists.'] })
  const document = world.mint()
  world.keys.add({ ...document, name: String(call.body.name ?? document.uuid), fingerprint })
  return created({ uuid: document.uuid })
}

export const keyRoutes = (world: World): Route[] => [
  get('/security/keys', () =>
    ok(
      world.keys.all().map(({ id, uuid, name, fingerprint }) => ({ id, uuid, name, fingerprint })),
    ),
  ),
  post('/security/keys', create(world)),
]
