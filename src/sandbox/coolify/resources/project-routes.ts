import { allowedFields } from '../api/allowed-fields'
import {
  type CoolifyRequest,
  type CoolifyRoute,
  deleteRoute,
  getPathParameter,
  getRoute,
  patchRoute,
  postRoute,
} from '../api/define-route'
import {
  respondBadRequest,
  respondCreated,
  respondMessage,
  respondOk,
  respondResourceNotFound,
  respondValidationFailed,
} from '../api/responses'
import { checkDescription, checkName, validateBody } from '../api/validate-body'
import type { CoolifyStore } from '../store/coolify-store'
import type { EnvironmentDocument, ProjectDocument } from '../store/documents'
import { toApplicationModel } from './application-model'
import { toDatabaseModel } from './database-model'

const rules = {
  allowed: allowedFields.project,
  checks: { name: checkName, description: checkDescription },
}

const toSummary = ({ id, uuid, name, description }: ProjectDocument) => ({
  id,
  uuid,
  name,
  description,
})

const toEnvironmentModel = (
  environment: EnvironmentDocument,
  project: ProjectDocument | undefined,
) => ({
  id: environment.id,
  uuid: environment.uuid,
  name: environment.name,
  description: null,
  project_id: project?.id ?? null,
  created_at: environment.createdAt,
  updated_at: environment.createdAt,
})

const getEnvironments = (world: CoolifyStore, project: string) =>
  world.environments.listByOwner(project)

const isProjectEmpty = (world: CoolifyStore, project: string) =>
  getEnvironments(world, project).every(
    ({ uuid }) =>
      world.applications.listByOwner(uuid).length + world.databases.listByOwner(uuid).length === 0,
  )

const create = (world: CoolifyStore) => (call: CoolifyRequest) => {
  const errors = validateBody(call.body, { ...rules, required: ['name'] })
  if (errors) return respondValidationFailed(errors)
  return world.documentStore.inTransaction(() => {
    const { uuid } = world.projects.add({
      ...world.newDocument(),
      name: String(call.body.name),
      description: (call.body.description as string | undefined) ?? null,
    })
    world.environments.add({ ...world.newDocument(), name: 'production', project: uuid })
    return respondCreated({ uuid })
  })
}

const update = (world: CoolifyStore) => (call: CoolifyRequest) => {
  const errors = validateBody(call.body, rules)
  if (errors) return respondValidationFailed(errors)
  const changed = world.projects.update(getPathParameter(call, 'uuid'), {
    ...(call.body.name ? { name: String(call.body.name) } : {}),
    ...('description' in call.body
      ? { description: (call.body.description as string | null) ?? null }
      : {}),
  })
  if (!changed) return respondResourceNotFound('Project')
  const { uuid, name, description } = changed
  return respondCreated({ uuid, name, description })
}

const show = (world: CoolifyStore) => (call: CoolifyRequest) => {
  const project = world.projects.get(getPathParameter(call, 'uuid'))
  if (!project) return respondResourceNotFound('Project')
  const environments = getEnvironments(world, project.uuid)
  return respondOk({
    ...toSummary(project),
    created_at: project.createdAt,
    updated_at: project.createdAt,
    environments: environments.map((environment) => toEnvironmentModel(environment, project)),
  })
}

const showEnvironment = (world: CoolifyStore) => (call: CoolifyRequest) => {
  const project = world.projects.get(getPathParameter(call, 'uuid'))
  if (!project) return respondResourceNotFound('Project')
  const wanted = getPathParameter(call, 'environment')
  const all = getEnvironments(world, project.uuid)
  const environment =
    all.find(({ name }) => name === wanted) ?? all.find(({ uuid }) => uuid === wanted)
  if (!environment) return respondResourceNotFound('Environment')
  const { uuid } = environment
  return respondOk({
    ...toEnvironmentModel(environment, project),
    applications: world.applications.listByOwner(uuid).map(toApplicationModel(world)),
    postgresqls: world.databases.listByOwner(uuid).map(toDatabaseModel(world, call.canReadSecrets)),
    redis: [],
    mongodbs: [],
    mysqls: [],
    mariadbs: [],
    services: [],
  })
}

const createEnvironment = (world: CoolifyStore) => (call: CoolifyRequest) => {
  const errors = validateBody(call.body, {
    allowed: allowedFields.environment,
    required: ['name'],
    checks: { name: checkName },
  })
  if (errors) return respondValidationFailed(errors)
  const project = world.projects.get(getPathParameter(call, 'uuid'))
  if (!project) return respondResourceNotFound('Project')
  const name = String(call.body.name)
  if (getEnvironments(world, project.uuid).some((environment) => environment.name === name))
    return respondMessage(409, 'Environment with this name already exists.')
  const { uuid } = world.environments.add({ ...world.newDocument(), name, project: project.uuid })
  return respondCreated({ uuid })
}

const destroy = (world: CoolifyStore) => (call: CoolifyRequest) => {
  const project = world.projects.get(getPathParameter(call, 'uuid'))
  if (!project) return respondResourceNotFound('Project')
  if (!isProjectEmpty(world, project.uuid))
    return respondBadRequest('Project has resources, so it cannot be deleted.')
  return world.documentStore.inTransaction(() => {
    for (const { uuid } of getEnvironments(world, project.uuid)) world.environments.remove(uuid)
    world.projects.remove(project.uuid)
    return respondMessage(200, 'Project deleted.')
  })
}

export const projectRoutes = (world: CoolifyStore): CoolifyRoute[] => [
  getRoute('/projects', () => respondOk(world.projects.list().map(toSummary))),
  getRoute('/projects/:uuid', show(world)),
  getRoute('/projects/:uuid/:environment', showEnvironment(world)),
  postRoute('/projects', create(world)),
  postRoute('/projects/:uuid/environments', createEnvironment(world)),
  patchRoute('/projects/:uuid', update(world)),
  deleteRoute('/projects/:uuid', destroy(world)),
]
