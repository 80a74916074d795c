import { allowedFields } from '../api/allowed-fields'
import { defineRoute, getPathParameter, withDocument, withValidBody } from '../api/define-route'
import { respond, toCoolifyInstant } from '../api/responses'
import {
  checkBoolean,
  checkText,
  createPatternCheck,
  createTextLimitCheck,
  type FieldCheck,
  type JsonBody,
  validateBody,
} from '../api/validate-body'
import { type CoolifyStore, getApplicationVariables } from '../store/coolify-store'
import type { VariableDocument } from '../store/documents'

const longestKey = 255
const keyPattern = /^[A-Za-z_][A-Za-z0-9_.]*$/

const normalizeKey = (key: unknown) => String(key).trim().replaceAll(' ', '_')

/** Blanks are mended before the key is judged. */
const checkKey: FieldCheck = (value, field) =>
  createTextLimitCheck(longestKey)(value, field) ??
  createPatternCheck(keyPattern)(normalizeKey(value), field)

const checks = {
  key: checkKey,
  value: checkText,
  comment: createTextLimitCheck(256),
  is_preview: checkBoolean,
  is_literal: checkBoolean,
  is_multiline: checkBoolean,
  is_shown_once: checkBoolean,
  is_runtime: checkBoolean,
  is_buildtime: checkBoolean,
}
const rules = { allowed: allowedFields.variable, required: ['key'], checks }

const toModel = (canReadSecrets: boolean) => (variable: VariableDocument) => {
  const { application, createdAt, value, ...fields } = variable
  return {
    ...fields,
    resourceable_type: 'App\\Models\\Application',
    created_at: toCoolifyInstant(createdAt),
    updated_at: toCoolifyInstant(createdAt),
    ...(canReadSecrets ? { value, real_value: variable.is_shown_once ? '' : value } : {}),
  }
}

const findVariable = (store: CoolifyStore, application: string, body: JsonBody) =>
  getApplicationVariables(store, application).find(
    (one) => one.key === normalizeKey(body.key) && one.is_preview === (body.is_preview === true),
  )

// A field that is left out is reset, except the comment, `is_runtime` and `is_buildtime`.
const mergeVariable = (body: JsonBody, before?: VariableDocument) => ({
  key: normalizeKey(body.key),
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
  store: CoolifyStore,
  application: string,
  body: JsonBody,
): VariableDocument => {
  const before = findVariable(store, application, body)
  return store.variables.add({
    ...(before ?? store.newDocument()),
    application,
    ...mergeVariable(body, before),
  })
}

const createVariable = (store: CoolifyStore) =>
  withDocument('Application', store.applications, ({ uuid }, request) =>
    withValidBody(rules, ({ body }) =>
      findVariable(store, uuid, body)
        ? respond.message(
            409,
            'Environment variable already exists. Use PATCH request to update it.',
          )
        : respond.created({ uuid: saveVariable(store, uuid, body).uuid }),
    )(request),
  )

const updateVariable = (store: CoolifyStore) =>
  withDocument('Application', store.applications, ({ uuid }, request) =>
    withValidBody({ ...rules, required: ['key', 'value'] }, ({ body, canReadSecrets }) =>
      findVariable(store, uuid, body)
        ? respond.created(toModel(canReadSecrets)(saveVariable(store, uuid, body)))
        : respond.notFound('Environment variable'),
    )(request),
  )

// Unlike everywhere else, unknown keys of an item are ignored.
const pickKnownKeys = (item: JsonBody): JsonBody =>
  Object.fromEntries(Object.entries(item).filter(([key]) => allowedFields.variable.includes(key)))

const updateVariables = (store: CoolifyStore) =>
  withDocument('Application', store.applications, ({ uuid }, { body, canReadSecrets }) => {
    const { data } = body
    if (!Array.isArray(data) || data.length === 0)
      return respond.badRequest('Bulk data is required.')
    const items = data.map((item) => pickKnownKeys(item as JsonBody))
    const errors = items.map((item) => validateBody(item, rules)).find((one) => one !== undefined)
    if (errors) return respond.validationFailed(errors)
    return store.documentStore.inTransaction(() =>
      respond.created(
        items.map((item) => toModel(canReadSecrets)(saveVariable(store, uuid, item))),
      ),
    )
  })

const deleteVariable = (store: CoolifyStore) =>
  withDocument('Application', store.applications, ({ uuid }, request) => {
    const variable = store.variables.get(getPathParameter(request, 'variable'))
    if (variable?.application !== uuid) return respond.notFound('Environment variable')
    store.variables.remove(variable.uuid)
    return respond.message(200, 'Environment variable deleted.')
  })

const listVariables = (store: CoolifyStore) =>
  withDocument('Application', store.applications, ({ uuid }, { canReadSecrets }) =>
    respond.ok(getApplicationVariables(store, uuid).map(toModel(canReadSecrets))),
  )

export const variableRoutes = (store: CoolifyStore) => [
  defineRoute.get('/applications/:uuid/envs', listVariables(store)),
  defineRoute.post('/applications/:uuid/envs', createVariable(store)),
  defineRoute.patch('/applications/:uuid/envs', updateVariable(store)),
  defineRoute.patch('/applications/:uuid/envs/bulk', updateVariables(store)),
  defineRoute.delete('/applications/:uuid/envs/:variable', deleteVariable(store)),
]
