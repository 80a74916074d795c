import type { FieldError } from '../../../../events/refusal-error'
import { serverStream } from '../../../../events/streams'
import { listServerRows } from '../../../../projections/queries/servers'
import { NewServerPage } from '../../../../views/admin/servers/new-server-page'
import type { NewServerViewModel } from '../../../../views/admin/servers/server-view-model'
import { de } from '../../../../views/texts/de'
import type { ServerKey } from '../../../vendor-queries/vendor-queries'
import type { FormFields } from '../../http/form-fields'
import { formValues, readFormFields } from '../../http/form-fields'
import { currentStaff } from '../../http/guards/staff-guards'
import { staffFrameOf } from '../../http/page-frames'
import type { PermissionRouter, RequestContext } from '../../http/permission-router'
import { httpStatusOf, problemResponse } from '../../http/problem'
import type { ActionRefusal } from '../../http/refusal'
import { requestKindOf } from '../../http/request-kind'
import type { RouteDependencies } from '../../http/route-dependencies'
import { parseReason } from '../actions/action-reason'
import { attemptCommand } from '../actions/attempt-command'
import { createStaffCommandContext } from '../actions/staff-command-context'
import {
  fieldError,
  parseCapacity,
  validateCapacity,
  validateNewServerName,
  validateServerIp,
} from './server-form'

type ServerKeys = readonly ServerKey[] | undefined

/** Undefined while Coolify does not answer; the page says so. */
const loadServerKeys = (deps: RouteDependencies): Promise<ServerKeys> =>
  deps.vendorQueries.listServerKeys().catch(() => undefined)

const renderNewServerPage = (
  c: RequestContext,
  deps: RouteDependencies,
  model: NewServerViewModel,
  status = 200,
) => {
  const frame = staffFrameOf(c, deps, currentStaff(c))
  return c.html(<NewServerPage frame={frame} model={model} />, status as 200)
}

const showForm = (deps: RouteDependencies) => async (c: RequestContext) =>
  renderNewServerPage(c, deps, { keys: await loadServerKeys(deps), values: {}, errors: [] })

const validateServer = async (
  deps: RouteDependencies,
  fields: FormFields,
  keys: ServerKeys,
): Promise<FieldError[]> => {
  const { ip, privateKey = '' } = fields
  const isKnown = (await listServerRows(deps.sql)).some(({ ipv4 }) => ipv4 === ip)
  const isKey = keys?.some(({ uuid }) => uuid === privateKey)
  return [
    ...validateNewServerName(fields),
    ...validateServerIp(fields, deps.mode),
    ...(isKnown ? [fieldError('ip', 'SERVER_KNOWN')] : []),
    ...validateCapacity(fields),
    ...(isKey ? [] : [fieldError('privateKey', privateKey ? 'INVALID' : 'REQUIRED')]),
  ]
}

/** One server per address: the database says so of those that are being added. */
const attachToAddressField = (refusal: ActionRefusal): ActionRefusal =>
  refusal.code === 'SERVER_REQUESTED'
    ? { ...refusal, errors: [fieldError('ip', refusal.code)] }
    : refusal

const requestServer = async (
  c: RequestContext,
  deps: RouteDependencies,
  fields: FormFields,
  keys: ServerKeys,
) => {
  const reason = parseReason(de.servers.reasons.request, fields)
  const errors = [
    ...(await validateServer(deps, fields, keys)),
    ...('pointer' in reason ? [reason] : []),
  ]
  if ('pointer' in reason || errors.length > 0)
    return { code: errors[0]?.code ?? 'INVALID', errors }
  const { name = '', ip = '', privateKey = '' } = fields
  const id = Bun.randomUUIDv7()
  const context = await createStaffCommandContext(c, deps, serverStream(id), reason)
  const data = { name, ip, capacity: parseCapacity(fields), privateKey }
  const outcome = await attemptCommand(() =>
    deps.commands.server(context, id, { type: 'RequestServer', data }, { isNewStream: true }),
  )
  return 'happened' in outcome ? outcome : attachToAddressField(outcome)
}

const handleServerRequest = (deps: RouteDependencies) => async (c: RequestContext) => {
  const [fields, keys] = [await readFormFields(c), await loadServerKeys(deps)]
  const outcome = await requestServer(c, deps, fields, keys)
  if ('happened' in outcome) return c.redirect('/admin/servers', 303)
  const { code, errors } = outcome
  const status = httpStatusOf(code)
  if (requestKindOf(c) === 'program') return problemResponse(c, { code, status, errors })
  return renderNewServerPage(c, deps, { keys, values: formValues(fields), errors }, status)
}

/** A new server is asked for here; Coolify is told by a process, and its result is seen in the list. */
export const newServerRoutes = (router: PermissionRouter, deps: RouteDependencies) => {
  router.get('/admin/servers/new', 'manage', showForm(deps))
  router.post('/admin/servers', 'manage', handleServerRequest(deps))
}
