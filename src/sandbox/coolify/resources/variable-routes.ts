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
  type CoolifyFieldErrors,
  respondBadRequest,
  respondCreated,
  respondMessage,
  respondOk,
  respondResourceNotFound,
  respondValidationFailed,
} from '../api/responses'
import { checkBoolean, checkText, type JsonBody, validateBody } from '../api/validate-body'
import { type CoolifyStore, getApplicationVariables } from '../store/coolify-store'
import type { VariableDocument } from '../store/documents'

const checks = {
  key: checkText,
  value: checkText,
  comment: checkText,
  is_preview: checkBoolean,
  is_literal: checkBoolean,
  is_multiline: checkBoolean,
  is_shown_once: checkBoolean,
  is_runtime: checkBoolean,
  is_buildtime: checkBoolean,
}
const rules = { allowed: allowedFields.variable, required: ['key'], checks }

const toModel = (sensitive: boolean) => (variable: VariableDocument) => {
  const { application, createdAt, value, ...shown } = variable
  return {
    ...shown,
    resourceable_type: 'App\\Models\\Application',
    created_at: createdAt,
    updated_at: createdAt,
    ...(sensitive ? { value, real_value: variable.is_shown_once ? '' : value } : {}),
  }
}

const normalizeKey = (body: JsonBody) => String(body.key).trim().replaceAll(' ', '_')

const findExisting = (world: CoolifyStore, application: string, body: JsonBody) =>
  getApplicationVariables(world, application).find(
    (one) => one.key === normalizeKey(body) && one.is_preview === (body.is_preview === true),
  )

// What a call leaves out is reset, but the two places of use keep what they were.
const mergeVariable = (body: JsonBody, before?: VariableDocument) => ({
  key: normalizeKey(body),
  value: String(body.value ?? ''),
  comment: (body.comment as string | undefined) ?? before?.comment ?? null,
  is_preview: body.is_preview === true,
  is_literal: body.is_literal === true,
  is_multiline: body.is_multiline === true,
  is_shown_once: body.is_shown_once === true,
  is_runtime: (body.is_runtime as boolean | undefined) ?? before?.is_runtime ?? true,
  is_buildtime: (body.is_buildtime as boolean | undefined) ?? before?.is_buildtime ?? true,
})

const saveVariable = (
  world: CoolifyStore,
  application: string,
  body: JsonBody,
): VariableDocument => {
  const before = findExisting(world, application, body)
  return world.variables.add({
    ...(before ?? world.newDocument()),
    application,
    ...mergeVariable(body, before),
  })
}

const create = (world: CoolifyStore) => (call: CoolifyRequest) => {
  const application = getPathParameter(call, 'uuid')
  if (!world.applications.get(application)) return respondResourceNotFound('Application')
  const errors = validateBody(call.body, rules)
  if (errors) return respondValidationFailed(errors)
  if (findExisting(world, application, call.body))
    return respondMessage(
      409,
      'Environment variable already exists. Use PATCH request to update it.',
    )
  return respondCreated({ uuid: saveVariable(world, application, call.body).uuid })
}

const update = (world: CoolifyStore) => (call: CoolifyRequest) => {
  const application = getPathParameter(call, 'uuid')
  if (!world.applications.get(application)) return respondResourceNotFound('Application')
  const errors = validateBody(call.body, { ...rules, required: ['key', 'value'] })
  if (errors) return respondValidationFailed(errors)
  if (!findExisting(world, application, call.body))
    return respondResourceNotFound('Environment variable')
  return respondCreated(toModel(call.canReadSecrets)(saveVariable(world, application, call.body)))
}

// Unknown keys of an item are dropped without a word, unlike everywhere else.
const pickKnownKeys = (item: JsonBody): JsonBody =>
  Object.fromEntries(Object.entries(item).filter(([key]) => allowedFields.variable.includes(key)))

const updateMany = (world: CoolifyStore) => (call: CoolifyRequest) => {
  const application = getPathParameter(call, 'uuid')
  if (!world.applications.get(application)) return respondResourceNotFound('Application')
  const { data } = call.body
  if (!Array.isArray(data) || data.length === 0) return respondBadRequest('Bulk data is required.')
  const items = data.map((item) => pickKnownKeys(item as JsonBody))
  const errors = items
    .map((item) => validateBody(item, rules))
    .find((one): one is CoolifyFieldErrors => !!one)
  if (errors) return respondValidationFailed(errors)
  return world.documentStore.inTransaction(() =>
    respondCreated(
      items.map((item) => toModel(call.canReadSecrets)(saveVariable(world, application, item))),
    ),
  )
}

const destroy = (world: CoolifyStore) => (call: CoolifyRequest) => {
  const application = getPathParameter(call, 'uuid')
  if (!world.applications.get(application)) return respondResourceNotFound('Application')
  const variable = world.variables.get(getPathParameter(call, 'variable'))
  if (variable?.application !== application) return respondResourceNotFound('Environment variable')
  world.variables.remove(variable.uuid)
  return respondMessage(200, 'Environment variable deleted.')
}

export const variableRoutes = (world: CoolifyStore): CoolifyRoute[] => [
  getRoute('/applications/:uuid/envs', (call) => {
    const uuid = getPathParameter(call, 'uuid')
    if (!world.applications.get(uuid)) return respondResourceNotFound('Application')
    return respondOk(getApplicationVariables(world, uuid).map(toModel(call.canReadSecrets)))
  }),
  postRoute('/applications/:uuid/envs', create(world)),
  patchRoute('/applications/:uuid/envs', update(world)),
  patchRoute('/applications/:uuid/envs/bulk', updateMany(world)),
  deleteRoute('/applications/:uuid/envs/:variable', destroy(world)),
]
