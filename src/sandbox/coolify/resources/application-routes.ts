import { allowedFields } from '../api/allowed-fields'
import { type Call, flag, get, param, patch, post, type Route, remove } from '../api/define-route'
import { created, invalid, message, notFound, ok } from '../api/responses'
import { type Body, mistakesIn } from '../api/validate-body'
import type { Deploying } from '../deployments/deployment-queue'
import { isDown } from '../servers/server-validation'
import type { World } from '../store/coolify-store'
import { applicationChecks, kinds } from './application-checks'
import { addressesIn, conflictOver, mistakesInAddresses } from './application-domains'
import { applicationModel } from './application-model'
import { neededPlace, placeOf } from './resource-placement'

/** Of an address at GitHub the real one keeps only `owner/name`. */
const keptRepository = (address: unknown) => {
  const url = URL.parse(String(address))
  if (url?.hostname !== 'github.com') return address
  return url.pathname.split('/').slice(1, 3).join('/')
}

const fieldsOf = ({ name, description, domains, build_pack, ...fields }: Body) => fields

const newFieldsOf = (body: Body) => {
  const fields = fieldsOf(body)
  return 'git_repository' in fields
    ? { ...fields, git_repository: keptRepository(fields.git_repository) }
    : fields
}

const domainsRefused = (world: World, body: Body, own?: string) => {
  const addresses = addressesIn(body.domains)
  const errors = mistakesInAddresses(addresses)
  if (errors) return invalid(errors)
  return body.force_domain_override === true ? undefined : conflictOver(world, addresses, own)
}

const create = (world: World, deploying: Deploying, kind: keyof typeof kinds) => (call: Call) => {
  const { body } = call
  const errors = mistakesIn(body, {
    allowed: allowedFields.newApplication,
    required: [...neededPlace, ...kinds[kind].required],
    checks: applicationChecks,
  })
  if (errors) return invalid(errors)
  const place = placeOf(world, body)
  if ('refusal' in place) return place.refusal
  const refusal = domainsRefused(world, body)
  if (refusal) return refusal
  const document = world.mint()
  const wished = addressesIn(body.domains)
  const minted = `http://${document.uuid}.${world.servers.get(place.server)?.ip}.sslip.io`
  const domains = wished.length > 0 || body.autogenerate_domain === false ? wished : [minted]
  world.applications.add({
    ...document,
    ...place,
    name: String(body.name ?? `${kind}-${document.uuid}`),
    description: (body.description as string | undefined) ?? null,
    buildPack: kinds[kind].buildPack ?? String(body.build_pack),
    domains,
    fields: newFieldsOf(body),
    status: 'exited:unhealthy',
    wanted: 'nothing',
    deletion: null,
    updatedAt: document.createdAt,
  })
  if (body.instant_deploy === true) deploying.queue(document.uuid)
  return created({ uuid: document.uuid, domains: domains.join(',') || null })
}

const update = (world: World, deploying: Deploying) => (call: Call) => {
  const { body } = call
  const application = world.applications.get(param(call, 'uuid'))
  if (!application) return notFound('Application')
  const errors = mistakesIn(body, {
    allowed: allowedFields.application,
    checks: applicationChecks,
  })
  if (errors) return invalid(errors)
  const refusal = domainsRefused(world, body, application.uuid)
  if (refusal) return refusal
  const { uuid } = application
  // Labels are only written where the server's proxy runs.
  const isHeard = 'domains' in body && !isDown(world, application.server)
  world.applications.change(uuid, {
    name: String(body.name ?? application.name),
    description: (body.description as string | null | undefined) ?? application.description,
    buildPack: String(body.build_pack ?? application.buildPack),
    domains: isHeard ? addressesIn(body.domains) : application.domains,
    fields: { ...application.fields, ...fieldsOf(body) },
    updatedAt: new Date().toISOString(),
  })
  if (body.instant_deploy === true) deploying.queue(uuid)
  return ok({ uuid })
}

const destroy = (world: World, deploying: Deploying) => (call: Call) => {
  const uuid = param(call, 'uuid')
  if (!world.applications.get(uuid)) return notFound('Application')
  const due = Date.now() + world.duration(0.1)
  world.applications.change(uuid, {
    wanted: 'stopped',
    deletion: { due, volumes: flag(call, 'delete_volumes', true) },
  })
  deploying.awaitDeletion(uuid)
  return message(200, 'Application deletion request queued.')
}

export const applicationRoutes = (world: World, deploying: Deploying): Route[] => [
  get('/applications', () => ok(world.applications.all().map(applicationModel(world)))),
  get('/applications/:uuid', (call) => {
    const application = world.applications.get(param(call, 'uuid'))
    return application ? ok(applicationModel(world)(application)) : notFound('Application')
  }),
  post('/applications/public', create(world, deploying, 'public')),
  post('/applications/dockerimage', create(world, deploying, 'dockerimage')),
  patch('/applications/:uuid', update(world, deploying)),
  remove('/applications/:uuid', destroy(world, deploying)),
]
