import { allowedFields } from '../api/allowed-fields'
import { type Call, get, param, patch, post, type Route, remove } from '../api/define-route'
import { created, type Errors, invalid, message, notFound, ok, refused } from '../api/responses'
import { type Body, isSwitch, isText, mistakesIn } from '../api/validate-body'
import { variablesOf, type World } from '../store/coolify-store'
import type { Variable } from '../store/documents'

const checks = {
  key: isText,
  value: isText,
  comment: isText,
  is_preview: isSwitch,
  is_literal: isSwitch,
  is_multiline: isSwitch,
  is_shown_once: isSwitch,
  is_runtime: isSwitch,
  is_buildtime: isSwitch,
}
const rules = { allowed: allowedFields.variable, required: ['key'], checks }

const model = (sensitive: boolean) => (variable: Variable) => {
  const { application, createdAt, value, ...shown } = variable
  return {
    ...shown,
    resourceable_type: 'App\\Models\\Application',
    created_at: createdAt,
    updated_at: createdAt,
    ...(sensitive ? { value, real_value: variable.is_shown_once ? '' : value } : {}),
  }
}

const keyIn = (body: Body) => String(body.key).trim().replaceAll(' ', '_')

const same = (world: World, application: string, body: Body) =>
  variablesOf(world, application).find(
    (one) => one.key === keyIn(body) && one.is_preview === (body.is_preview === true),
  )

// What a call leaves out is reset, but the two places of use keep what they were.
const settle = (body: Body, before?: Variable) => ({
  key: keyIn(body),
  value: String(body.value ?? ''),
  comment: (body.comment as string | undefined) ?? before?.comment ?? null,
  is_preview: body.is_preview === true,
  is_literal: body.is_literal === true,
  is_multiline: body.is_multiline === true,
  is_shown_once: body.is_shown_once === true,
  is_runtime: (body.is_runtime as boolean | undefined) ?? before?.is_runtime ?? true,
  is_buildtime: (body.is_buildtime as boolean | undefined) ?? before?.is_buildtime ?? true,
})

const write = (world: World, application: string, body: Body): Variable => {
  const before = same(world, application, body)
  return world.variables.add({
    ...(before ?? world.mint()),
    application,
    ...settle(body, before),
  })
}

const create = (world: World) => (call: Call) => {
  const application = param(call, 'uuid')
  if (!world.applications.get(application)) return notFound('Application')
  const errors = mistakesIn(call.body, rules)
  if (errors) return invalid(errors)
  if (same(world, application, call.body))
    return message(409, 'Environment variable already exists. Use PATCH request to update it.')
  return created({ uuid: write(world, application, call.body).uuid })
}

const update = (world: World) => (call: Call) => {
  const application = param(call, 'uuid')
  if (!world.applications.get(application)) return notFound('Application')
  const errors = mistakesIn(call.body, { ...rules, required: ['key', 'value'] })
  if (errors) return invalid(errors)
  if (!same(world, application, call.body)) return notFound('Environment variable')
  return created(model(call.sensitive)(write(world, application, call.body)))
}

// Unknown keys of an item are dropped without a word, unlike everywhere else.
const known = (item: Body): Body =>
  Object.fromEntries(Object.entries(item).filter(([key]) => allowedFields.variable.includes(key)))

const updateMany = (world: World) => (call: Call) => {
  const application = param(call, 'uuid')
  if (!world.applications.get(application)) return notFound('Application')
  const { data } = call.body
  if (!Array.isArray(data) || data.length === 0) return refused('Bulk data is required.')
  const items = data.map((item) => known(item as Body))
  const errors = items.map((item) => mistakesIn(item, rules)).find((one): one is Errors => !!one)
  if (errors) return invalid(errors)
  return world.shelf.together(() =>
    created(items.map((item) => model(call.sensitive)(write(world, application, item)))),
  )
}

const destroy = (world: World) => (call: Call) => {
  const application = param(call, 'uuid')
  if (!world.applications.get(application)) return notFound('Application')
  const variable = world.variables.get(param(call, 'variable'))
  if (variable?.application !== application) return notFound('Environment variable')
  world.variables.drop(variable.uuid)
  return message(200, 'Environment variable deleted.')
}

export const variableRoutes = (world: World): Route[] => [
  get('/applications/:uuid/envs', (call) => {
    const uuid = param(call, 'uuid')
    if (!world.applications.get(uuid)) return notFound('Application')
    return ok(variablesOf(world, uuid).map(model(call.sensitive)))
  }),
  post('/applications/:uuid/envs', create(world)),
  patch('/applications/:uuid/envs', update(world)),
  patch('/applications/:uuid/envs/bulk', updateMany(world)),
  remove('/applications/:uuid/envs/:variable', destroy(world)),
]
