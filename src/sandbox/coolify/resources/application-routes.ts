import { allowedFields } from '../api/allowed-fields'
import {
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
  respondCreated,
  respondMessage,
  respondOk,
  respondResourceNotFound,
  respondValidationFailed,
} from '../api/responses'
import { type JsonBody, validateBody } from '../api/validate-body'
import type { DeploymentQueue } from '../deployments/deployment-queue'
import { isServerSwitchedOff } from '../servers/server-validation'
import type { CoolifyStore } from '../store/coolify-store'
import { applicationChecks, applicationKinds } from './application-checks'
import { findDomainConflict, parseAddresses, validateAddresses } from './application-domains'
import { toApplicationModel } from './application-model'
import { findPlacement, requiredPlacementFields } from './resource-placement'

/** Of an address at GitHub the real one keeps only `owner/name`. */
const shortenGithubRepository = (address: unknown) => {
  const url = URL.parse(String(address))
  if (url?.hostname !== 'github.com') return address
  return url.pathname.split('/').slice(1, 3).join('/')
}

const pickFields = ({ name, description, domains, build_pack, ...fields }: JsonBody) => fields

const pickNewFields = (body: JsonBody) => {
  const fields = pickFields(body)
  return 'git_repository' in fields
    ? { ...fields, git_repository: shortenGithubRepository(fields.git_repository) }
    : fields
}

const rejectInvalidDomains = (world: CoolifyStore, body: JsonBody, own?: string) => {
  const addresses = parseAddresses(body.domains)
  const errors = validateAddresses(addresses)
  if (errors) return respondValidationFailed(errors)
  return body.force_domain_override === true ? undefined : findDomainConflict(world, addresses, own)
}

const create =
  (world: CoolifyStore, deploying: DeploymentQueue, kind: keyof typeof applicationKinds) =>
  (call: CoolifyRequest) => {
    const { body } = call
    const errors = validateBody(body, {
      allowed: allowedFields.newApplication,
      required: [...requiredPlacementFields, ...applicationKinds[kind].required],
      checks: applicationChecks,
    })
    if (errors) return respondValidationFailed(errors)
    const place = findPlacement(world, body)
    if ('refusal' in place) return place.refusal
    const refusal = rejectInvalidDomains(world, body)
    if (refusal) return refusal
    const document = world.newDocument()
    const wished = parseAddresses(body.domains)
    const minted = `http://${document.uuid}.${world.servers.get(place.server)?.ip}.sslip.io`
    const domains = wished.length > 0 || body.autogenerate_domain === false ? wished : [minted]
    world.applications.add({
      ...document,
      ...place,
      name: String(body.name ?? `${kind}-${document.uuid}`),
      description: (body.description as string | undefined) ?? null,
      buildPack: applicationKinds[kind].buildPack ?? String(body.build_pack),
      domains,
      fields: pickNewFields(body),
      status: 'exited:unhealthy',
      wanted: 'nothing',
      deletion: null,
      updatedAt: document.createdAt,
    })
    if (body.instant_deploy === true) deploying.enqueue(document.uuid)
    return respondCreated({ uuid: document.uuid, domains: domains.join(',') || null })
  }

const update = (world: CoolifyStore, deploying: DeploymentQueue) => (call: CoolifyRequest) => {
  const { body } = call
  const application = world.applications.get(getPathParameter(call, 'uuid'))
  if (!application) return respondResourceNotFound('Application')
  const errors = validateBody(body, {
    allowed: allowedFields.application,
    checks: applicationChecks,
  })
  if (errors) return respondValidationFailed(errors)
  const refusal = rejectInvalidDomains(world, body, application.uuid)
  if (refusal) return refusal
  const { uuid } = application
  // Labels are only written where the server's proxy runs.
  const isHeard = 'domains' in body && !isServerSwitchedOff(world, application.server)
  world.applications.update(uuid, {
    name: String(body.name ?? application.name),
    description: (body.description as string | null | undefined) ?? application.description,
    buildPack: String(body.build_pack ?? application.buildPack),
    domains: isHeard ? parseAddresses(body.domains) : application.domains,
    fields: { ...application.fields, ...pickFields(body) },
    updatedAt: new Date().toISOString(),
  })
  if (body.instant_deploy === true) deploying.enqueue(uuid)
  return respondOk({ uuid })
}

const destroy = (world: CoolifyStore, deploying: DeploymentQueue) => (call: CoolifyRequest) => {
  const uuid = getPathParameter(call, 'uuid')
  if (!world.applications.get(uuid)) return respondResourceNotFound('Application')
  const due = Date.now() + world.simulateDuration(0.1)
  world.applications.update(uuid, {
    wanted: 'stopped',
    deletion: { due, volumes: getQueryFlag(call, 'delete_volumes', true) },
  })
  deploying.scheduleApplicationDeletion(uuid)
  return respondMessage(200, 'Application deletion request queued.')
}

export const applicationRoutes = (
  world: CoolifyStore,
  deploying: DeploymentQueue,
): CoolifyRoute[] => [
  getRoute('/applications', () =>
    respondOk(world.applications.list().map(toApplicationModel(world))),
  ),
  getRoute('/applications/:uuid', (call) => {
    const application = world.applications.get(getPathParameter(call, 'uuid'))
    return application
      ? respondOk(toApplicationModel(world)(application))
      : respondResourceNotFound('Application')
  }),
  postRoute('/applications/public', create(world, deploying, 'public')),
  postRoute('/applications/dockerimage', create(world, deploying, 'dockerimage')),
  patchRoute('/applications/:uuid', update(world, deploying)),
  deleteRoute('/applications/:uuid', destroy(world, deploying)),
]
