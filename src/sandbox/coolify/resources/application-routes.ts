import { allowedFields } from '../api/allowed-fields'
import { defineRoute, getQueryFlag, withDocument, withValidBody } from '../api/define-route'
import { respond } from '../api/responses'
import type { JsonBody } from '../api/validate-body'
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

/** The name and the tag stand apart, of an image by digest as `…@sha256` and its 64 digits. */
const splitImage = (fields: JsonBody): JsonBody => {
  const [, name, tag, digest] =
    /^(.*?)(?::([\w.-]+)|@sha256:([0-9a-f]{64}))$/.exec(
      String(fields.docker_registry_image_name ?? ''),
    ) ?? []
  if (digest)
    return {
      ...fields,
      docker_registry_image_name: `${name}@sha256`,
      docker_registry_image_tag: digest,
    }
  if (!tag) return fields
  const docker_registry_image_tag = fields.docker_registry_image_tag ?? tag
  return { ...fields, docker_registry_image_name: name, docker_registry_image_tag }
}

const pickFields = ({ name, description, domains, build_pack, ...fields }: JsonBody) =>
  splitImage(fields)

const pickNewFields = (body: JsonBody) => {
  const fields = pickFields(body)
  return 'git_repository' in fields
    ? { ...fields, git_repository: shortenGithubRepository(fields.git_repository) }
    : fields
}

const rejectInvalidDomains = (store: CoolifyStore, body: JsonBody, own?: string) => {
  const addresses = parseAddresses(body.domains)
  const errors = validateAddresses(addresses)
  if (errors) return respond.validationFailed(errors)
  return body.force_domain_override === true ? undefined : findDomainConflict(store, addresses, own)
}

const createApplication = (
  store: CoolifyStore,
  queue: DeploymentQueue,
  kind: keyof typeof applicationKinds,
) => {
  const rules = {
    allowed: allowedFields.newApplication,
    required: [...requiredPlacementFields, ...applicationKinds[kind].required],
    checks: applicationChecks,
  }
  return withValidBody(rules, ({ body }) => {
    const placement = findPlacement(store, body)
    if ('refusal' in placement) return placement.refusal
    const refusal = rejectInvalidDomains(store, body)
    if (refusal) return refusal
    const document = store.newDocument()
    const requested = parseAddresses(body.domains)
    const generated = `http://${document.uuid}.${store.servers.get(placement.server)?.ip}.sslip.io`
    const domains =
      requested.length > 0 || body.autogenerate_domain === false ? requested : [generated]
    store.applications.add({
      ...document,
      ...placement,
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
    if (body.instant_deploy === true) queue.enqueue(document.uuid)
    return respond.created({ uuid: document.uuid, domains: domains.join(',') || null })
  })
}

const updateRules = { allowed: allowedFields.application, checks: applicationChecks }

const updateApplication = (store: CoolifyStore, queue: DeploymentQueue) =>
  withDocument('Application', store.applications, (application, request) =>
    withValidBody(updateRules, ({ body }) => {
      const { uuid } = application
      const refusal = rejectInvalidDomains(store, body, uuid)
      if (refusal) return refusal
      // The domains are labels of the proxy on the server, so a server that is off keeps the old ones.
      const changesDomains = 'domains' in body && !isServerSwitchedOff(store, application.server)
      store.applications.update(uuid, {
        name: String(body.name ?? application.name),
        description: (body.description as string | null | undefined) ?? application.description,
        buildPack: String(body.build_pack ?? application.buildPack),
        domains: changesDomains ? parseAddresses(body.domains) : application.domains,
        fields: { ...application.fields, ...pickFields(body) },
        updatedAt: new Date().toISOString(),
      })
      if (body.instant_deploy === true) queue.enqueue(uuid)
      return respond.ok({ uuid })
    })(request),
  )

const deleteApplication = (store: CoolifyStore, queue: DeploymentQueue) =>
  withDocument('Application', store.applications, ({ uuid }, request) => {
    const due = Date.now() + store.simulateDuration(0.1)
    store.applications.update(uuid, {
      wanted: 'stopped',
      deletion: { due, volumes: getQueryFlag(request, 'delete_volumes', true) },
    })
    queue.scheduleApplicationDeletion(uuid)
    return respond.message(200, 'Application deletion request queued.')
  })

const showApplication = (store: CoolifyStore) =>
  withDocument('Application', store.applications, (application) =>
    respond.ok(toApplicationModel(store)(application)),
  )

export const applicationRoutes = (store: CoolifyStore, queue: DeploymentQueue) => [
  defineRoute.get('/applications', () =>
    respond.ok(store.applications.list().map(toApplicationModel(store))),
  ),
  defineRoute.get('/applications/:uuid', showApplication(store)),
  defineRoute.post('/applications/public', createApplication(store, queue, 'public')),
  defineRoute.post('/applications/dockerimage', createApplication(store, queue, 'dockerimage')),
  defineRoute.patch('/applications/:uuid', updateApplication(store, queue)),
  defineRoute.delete('/applications/:uuid', deleteApplication(store, queue)),
]
