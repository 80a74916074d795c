import type { DriftResolution } from '../../../../events/drift'
import { RefusalError } from '../../../../events/refusal-error'
import { driftCheckStream, driftStream } from '../../../../events/streams'
import type { DriftFindingRow } from '../../../../projections/queries/drift-findings'
import { findDriftFinding } from '../../../../projections/queries/drift-findings'
import type { DriftAction, RefusedDriftForm } from '../../../../views/admin/drift/drift-view-model'
import { de } from '../../../../views/texts/de'
import type { DriftCommand } from '../../../domain/drift/decide-drift'
import { createStatement } from '../../../store/postgres/statement'
import type { FormFields } from '../../http/form-fields'
import { formValues, readFormFields } from '../../http/form-fields'
import type { PermissionRouter, RequestContext } from '../../http/permission-router'
import { httpStatusOf, problemResponse } from '../../http/problem'
import { respondWithNotFound } from '../../http/problem-pages'
import { fieldErrorsIn } from '../../http/refusal'
import { requestKindOf } from '../../http/request-kind'
import type { RouteDependencies } from '../../http/route-dependencies'
import type { ActionReason } from '../actions/action-reason'
import { parseReason } from '../actions/action-reason'
import { createStaffCommandContext } from '../actions/staff-command-context'
import { loadDriftCheckState, renderDriftPage } from './drift-page'

type DriftActionForm = Pick<RefusedDriftForm, 'target' | 'action'> & { fields: FormFields }

const findingPath = (id: string) => `/admin/drift#finding-${encodeURIComponent(id)}`

const respondWithRefusal = (
  c: RequestContext,
  deps: RouteDependencies,
  { target, action, fields }: DriftActionForm,
  error: RefusalError,
) => {
  const { code, detail } = error
  const errors = fieldErrorsIn(error)
  const status = httpStatusOf(code)
  if (requestKindOf(c) === 'program') return problemResponse(c, { code, status, detail, errors })
  return renderDriftPage(c, deps, {
    act: { target, action, values: formValues(fields), errors },
    status,
  })
}

const requireReason = (
  codes: Readonly<Record<string, string>>,
  fields: FormFields,
): ActionReason => {
  const reason = parseReason(codes, fields)
  if (!('pointer' in reason)) return reason
  throw new RefusalError(reason.code, `expected a reason, found ${reason.code}`, [reason])
}

/** Does what a form asks, or shows it again with what speaks against it. */
const respondToForm = async (
  c: RequestContext,
  deps: RouteDependencies,
  wish: DriftActionForm,
  work: () => Promise<string>,
) => {
  try {
    return c.redirect(await work(), 303)
  } catch (error) {
    if (error instanceof RefusalError) return respondWithRefusal(c, deps, wish, error)
    throw error
  }
}

/** POST /admin/drift/checks: a run now, by the same job as at night. */
const requestDriftCheck = (deps: RouteDependencies) => async (c: RequestContext) => {
  const fields = await readFormFields(c)
  return respondToForm(c, deps, { target: 'check', action: 'check', fields }, async () => {
    const reason = requireReason(de.drift.checkReasons, fields)
    if ((await loadDriftCheckState(deps)).isRunning)
      throw new RefusalError('CHECK_UNDER_WAY', 'expected no check under way, found one')
    const id = Bun.randomUUIDv7()
    const stream = driftCheckStream(id)
    const context = await createStaffCommandContext(c, deps, stream, reason)
    const at = deps.now().toISOString()
    await deps.store.commit(context, () => ({
      appends: [{ stream, expectedVersion: 0, events: [{ type: 'DriftCheckOrdered', data: {} }] }],
      statements: [
        createStatement('insert into drift_runs (id, cause, asked_at) values ($1, $2, $3)', [
          id,
          'ordered',
          at,
        ]),
      ],
    }))
    return '/admin/drift'
  })
}

const driftCommandOf = (act: DriftAction, finding: DriftFindingRow): DriftCommand => {
  const { kind, subject, state, about, ways } = finding
  if (act === 'ignore') return { type: 'IgnoreDrift', data: { kind, subject, state } }
  const way = ways.find((one: DriftResolution) => one === act)
  if (!way)
    throw new RefusalError('NO_SUCH_WAY', `expected one of ${ways.join(', ')}, found ${act}`)
  return { type: 'OrderDriftFix', data: { kind, subject, way, about } }
}

/** POST /admin/drift/:id/<act>, each with its reason. */
const handleDecision = (deps: RouteDependencies, act: DriftAction) => async (c: RequestContext) => {
  const finding = await findDriftFinding(deps.sql, c.req.param('id') ?? '')
  if (!finding) return respondWithNotFound(c, deps)
  const fields = await readFormFields(c)
  return respondToForm(c, deps, { target: finding.id, action: act, fields }, async () => {
    const reason = requireReason(de.drift.reasons, fields)
    const command = driftCommandOf(act, finding)
    const context = await createStaffCommandContext(c, deps, driftStream(finding.id), reason)
    await deps.commands.drift(context, finding.id, command)
    return findingPath(finding.id)
  })
}

/** The comparison with the vendors, and what people decide about it. */
export const driftRoutes = (router: PermissionRouter, deps: RouteDependencies) => {
  router.get('/admin/drift', 'read', (c) => renderDriftPage(c, deps))
  // Where the sign-in leads back to from the address of an act.
  router.get('/admin/drift/:id', 'read', (c) =>
    c.redirect(findingPath(c.req.param('id') ?? ''), 303),
  )
  router.post('/admin/drift/checks', 'write', requestDriftCheck(deps))
  router.post('/admin/drift/:id/repair', 'write', handleDecision(deps, 'repair'))
  router.post('/admin/drift/:id/adoption', 'write', handleDecision(deps, 'adopt'))
  router.post('/admin/drift/:id/acceptance', 'write', handleDecision(deps, 'ignore'))
}
