import { allowedFields } from '../api/allowed-fields'
import { type Call, get, param, patch, post, type Route, remove } from '../api/define-route'
import { created, invalid, message, notFound, ok, refused } from '../api/responses'
import { isDescription, isName, mistakesIn } from '../api/validate-body'
import type { World } from '../store/coolify-store'
import type { Environment, Project } from '../store/documents'
import { applicationModel } from './application-model'
import { databaseModel } from './database-model'

const rules = {
  allowed: allowedFields.project,
  checks: { name: isName, description: isDescription },
}

const summary = ({ id, uuid, name, description }: Project) => ({ id, uuid, name, description })

const environmentModel = (environment: Environment, project: Project | undefined) => ({
  id: environment.id,
  uuid: environment.uuid,
  name: environment.name,
  description: null,
  project_id: project?.id ?? null,
  created_at: environment.createdAt,
  updated_at: environment.createdAt,
})

const environmentsOf = (world: World, project: string) => world.environments.of(project)

const isEmpty = (world: World, project: string) =>
  environmentsOf(world, project).every(
    ({ uuid }) => world.applications.of(uuid).length + world.databases.of(uuid).length === 0,
  )

const create = (world: World) => (call: Call) => {
  const errors = mistakesIn(call.body, { ...rules, required: ['name'] })
  if (errors) return invalid(errors)
  return world.shelf.together(() => {
    const { uuid } = world.projects.add({
      ...world.mint(),
      name: String(call.body.name),
      description: (call.body.description as string | undefined) ?? null,
    })
    world.environments.add({ ...world.mint(), name: 'production', project: uuid })
    return created({ uuid })
  })
}

const update = (world: World) => (call: Call) => {
  const errors = mistakesIn(call.body, rules)
  if (errors) return invalid(errors)
  const changed = world.projects.change(param(call, 'uuid'), {
    ...(call.body.name ? { name: String(call.body.name) } : {}),
    ...('description' in call.body
      ? { description: (call.body.description as string | null) ?? null }
      : {}),
  })
  if (!changed) return notFound('Project')
  const { uuid, name, description } = changed
  return created({ uuid, name, description })
}

const show = (world: World) => (call: Call) => {
  const project = world.projects.get(param(call, 'uuid'))
  if (!project) return notFound('Project')
  const environments = environmentsOf(world, project.uuid)
  return ok({
    ...summary(project),
    created_at: project.createdAt,
    updated_at: project.createdAt,
    environments: environments.map((environment) => environmentModel(environment, project)),
  })
}

const showEnvironment = (world: World) => (call: Call) => {
  const project = world.projects.get(param(call, 'uuid'))
  if (!project) return notFound('Project')
  const wanted = param(call, 'environment')
  const all = environmentsOf(world, project.uuid)
  const environment =
    all.find(({ name }) => name === wanted) ?? all.find(({ uuid }) => uuid === wanted)
  if (!environment) return notFound('Environment')
  const { uuid } = environment
  return ok({
    ...environmentModel(environment, project),
    applications: world.applications.of(uuid).map(applicationModel(world)),
    postgresqls: world.databases.of(uuid).map(databaseModel(world, call.sensitive)),
    redis: [],
    mongodbs: [],
    mysqls: [],
    mariadbs: [],
    services: [],
  })
}

const createEnvironment = (world: World) => (call: Call) => {
  const errors = mistakesIn(call.body, {
    allowed: allowedFields.environment,
    required: ['name'],
    checks: { name: isName },
  })
  if (errors) return invalid(errors)
  const project = world.projects.get(param(call, 'uuid'))
  if (!project) return notFound('Project')
  const name = String(call.body.name)
  if (environmentsOf(world, project.uuid).some((environment) => environment.name === name))
    return message(409, 'Environment with this name already exists.')
  const { uuid } = world.environments.add({ ...world.mint(), name, project: project.uuid })
  return created({ uuid })
}

const destroy = (world: World) => (call: Call) => {
  const project = world.projects.get(param(call, 'uuid'))
  if (!project) return notFound('Project')
  if (!isEmpty(world, project.uuid))
    return refused('Project has resources, so it cannot be deleted.')
  return world.shelf.together(() => {
    for (const { uuid } of environmentsOf(world, project.uuid)) world.environments.drop(uuid)
    world.projects.drop(project.uuid)
    return message(200, 'Project deleted.')
  })
}

export const projectRoutes = (world: World): Route[] => [
  get('/projects', () => ok(world.projects.all().map(summary))),
  get('/projects/:uuid', show(world)),
  get('/projects/:uuid/:environment', showEnvironment(world)),
  post('/projects', create(world)),
  post('/projects/:uuid/environments', createEnvironment(world)),
  patch('/projects/:uuid', update(world)),
  remove('/projects/:uuid', destroy(world)),
]
