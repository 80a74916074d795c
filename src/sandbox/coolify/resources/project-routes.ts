import { allowedFields } from '../api/allowed-fields'
import { defineRoute, getPathParameter, withDocument, withValidBody } from '../api/define-route'
import { respond, toCoolifyInstant } from '../api/responses'
import { checkDescription, checkName } from '../api/validate-body'
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
  created_at: toCoolifyInstant(environment.createdAt),
  updated_at: toCoolifyInstant(environment.createdAt),
})

const getEnvironments = (store: CoolifyStore, project: string) =>
  store.environments.listByOwner(project)

const isProjectEmpty = (store: CoolifyStore, project: string) =>
  getEnvironments(store, project).every(
    ({ uuid }) =>
      store.applications.listByOwner(uuid).length + store.databases.listByOwner(uuid).length === 0,
  )

const createProject = (store: CoolifyStore) =>
  withValidBody({ ...rules, required: ['name'] }, ({ body }) =>
    store.documentStore.inTransaction(() => {
      const { uuid } = store.projects.add({
        ...store.newDocument(),
        name: String(body.name),
        description: (body.description as string | undefined) ?? null,
      })
      store.environments.add({ ...store.newDocument(), name: 'production', project: uuid })
      return respond.created({ uuid })
    }),
  )

const updateProject = (store: CoolifyStore) =>
  withValidBody(
    rules,
    withDocument('Project', store.projects, ({ uuid, name, description }, { body }) => {
      const change = {
        name: String(body.name || name),
        description: 'description' in body ? ((body.description as string) ?? null) : description,
      }
      store.projects.update(uuid, change)
      return respond.created({ uuid, ...change })
    }),
  )

const showProject = (store: CoolifyStore) =>
  withDocument('Project', store.projects, (project) => {
    const environments = getEnvironments(store, project.uuid)
    return respond.ok({
      ...toSummary(project),
      created_at: toCoolifyInstant(project.createdAt),
      updated_at: toCoolifyInstant(project.createdAt),
      environments: environments.map((environment) => toEnvironmentModel(environment, project)),
    })
  })

const showEnvironment = (store: CoolifyStore) =>
  withDocument('Project', store.projects, (project, request) => {
    const nameOrUuid = getPathParameter(request, 'environment')
    const environments = getEnvironments(store, project.uuid)
    const environment =
      environments.find(({ name }) => name === nameOrUuid) ??
      environments.find(({ uuid }) => uuid === nameOrUuid)
    if (!environment) return respond.notFound('Environment')
    const { uuid } = environment
    return respond.ok({
      ...toEnvironmentModel(environment, project),
      applications: store.applications.listByOwner(uuid).map(toApplicationModel(store)),
      postgresqls: store.databases
        .listByOwner(uuid)
        .map(toDatabaseModel(store, request.canReadSecrets)),
      redis: [],
      mongodbs: [],
      mysqls: [],
      mariadbs: [],
      services: [],
    })
  })

const createEnvironment = (store: CoolifyStore) =>
  withValidBody(
    { allowed: allowedFields.environment, required: ['name'], checks: { name: checkName } },
    withDocument('Project', store.projects, (project, { body }) => {
      const name = String(body.name)
      if (getEnvironments(store, project.uuid).some((environment) => environment.name === name))
        return respond.message(409, 'Environment with this name already exists.')
      const { uuid } = store.environments.add({
        ...store.newDocument(),
        name,
        project: project.uuid,
      })
      return respond.created({ uuid })
    }),
  )

const deleteProject = (store: CoolifyStore) =>
  withDocument('Project', store.projects, ({ uuid }) => {
    if (!isProjectEmpty(store, uuid))
      return respond.badRequest('Project has resources, so it cannot be deleted.')
    return store.documentStore.inTransaction(() => {
      for (const environment of getEnvironments(store, uuid))
        store.environments.remove(environment.uuid)
      store.projects.remove(uuid)
      return respond.message(200, 'Project deleted.')
    })
  })

export const projectRoutes = (store: CoolifyStore) => [
  defineRoute.get('/projects', () => respond.ok(store.projects.list().map(toSummary))),
  defineRoute.get('/projects/:uuid', showProject(store)),
  defineRoute.get('/projects/:uuid/:environment', showEnvironment(store)),
  defineRoute.post('/projects', createProject(store)),
  defineRoute.post('/projects/:uuid/environments', createEnvironment(store)),
  defineRoute.patch('/projects/:uuid', updateProject(store)),
  defineRoute.delete('/projects/:uuid', deleteProject(store)),
]
