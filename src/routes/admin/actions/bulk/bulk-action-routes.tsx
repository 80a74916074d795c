import pLimit from 'p-limit'
import type { FieldError } from '../../../../../events/refusal-error'
import type { ProjectRow } from '../../../../../projections/projects'
import { findProject } from '../../../../../projections/queries/projects'
import {
  BulkActionDialog,
  BulkRefusalDialog,
  bulkActionPath,
} from '../../../../../views/admin/actions/bulk-action-dialog'
import type {
  BulkActionLine,
  BulkActionOutcome,
  BulkActionViewModel,
} from '../../../../../views/admin/actions/bulk-action-view-model'
import { textsFor } from '../../../../../views/texts/texts'
import type { FormFields } from '../../../http/form-fields'
import { currentStaff } from '../../../http/guards/staff-guards'
import type { StaffRouteDependencies } from '../../../http/guards/staff-route-dependencies'
import type { PermissionRouter, RequestContext } from '../../../http/permission-router'
import { httpStatusOf } from '../../../http/problem'
import { respondWithProblem } from '../../../http/problem-pages'
import type { ActionRefusal } from '../../../http/refusal'
import { refusalFrom } from '../../../http/refusal'
import { requestKindOf } from '../../../http/request-kind'
import { localeOf } from '../../../http/request-locale'
import type { RouteDependencies } from '../../../http/route-dependencies'
import type { RenderProjectsPage } from '../../projects/projects-page'
import { readProjectFilter } from '../../projects/projects-page'
import { planCommand } from '../action-plan'
import type { ActionContext, AdminAction } from '../define-action'
import { executeAction } from '../execute-action'
import type { ProjectActionKind } from '../project/define-project-action'
import { projectTarget } from '../project/project-action-routes'
import { bulkActions } from '../project/project-actions'
import { createActionContext, parseStaffAction } from '../staff-action'
import { readBulkSelection } from './bulk-selection'

const maxConcurrent = 6
/** Vendors are asked for so long; after that, plans are missing. */
const planTimeoutMs = 15_000

type ProjectAction = AdminAction<ProjectActionKind>
type ProjectContext = ActionContext<ProjectActionKind>
/** Who sent the form, and what is to be done to each of the ticked projects. */
type BulkRequest = { c: RequestContext; action: ProjectAction; fields: FormFields }

const refusedOutcome = ({ code, errors }: ActionRefusal): BulkActionOutcome => ({
  kind: 'refused',
  code: errors[0]?.code ?? code,
})

const loadProjects = async ({ sql }: RouteDependencies, ids: readonly string[]) => {
  const rows = await pLimit(maxConcurrent).map(ids, (id) => findProject(sql, id))
  return rows.filter((row): row is ProjectRow => row !== undefined)
}

/** The outcome of each project, in their order. */
const mapProjects = (
  deps: RouteDependencies,
  { c, action, fields }: BulkRequest,
  projects: readonly ProjectRow[],
  work: (context: ProjectContext) => Promise<BulkActionOutcome>,
): Promise<BulkActionLine[]> => {
  const { personId, role: actorRole } = currentStaff(c)
  const person = { actor: `person:${personId}` as const, actorRole }
  const common = { deps, fields, requestId: c.var.requestId, locale: localeOf(c), ...person }
  return pLimit(maxConcurrent).map(projects, async (subject) => {
    const { id, name, domainName } = subject
    const outcome = await work(createActionContext(action, { ...common, subject }))
    return { project: { id, name, domainName }, outcome }
  })
}

const planOutcome = async (
  action: ProjectAction,
  context: ProjectContext,
  until: number,
): Promise<BulkActionOutcome> => {
  const { deps, subject, requestId } = context
  const parsed = await action.parse(context)
  if ('errors' in parsed) return refusedOutcome({ code: 'INVALID', errors: parsed.errors })
  if (Date.now() > until) return { kind: 'planned' }
  try {
    const plan = await planCommand(deps, subject.id, parsed.command, requestId)
    return { kind: 'planned', plan }
  } catch (error) {
    return refusedOutcome(refusalFrom(error))
  }
}

const previewAll = (
  deps: RouteDependencies,
  request: BulkRequest,
  projects: readonly ProjectRow[],
) => {
  const until = Date.now() + planTimeoutMs
  return mapProjects(deps, request, projects, (context) =>
    planOutcome(request.action, context, until),
  )
}

/** One project that fails stops none of the others, and an operator sees it. */
const performOne = async (
  { c, action }: BulkRequest,
  context: ProjectContext,
): Promise<BulkActionOutcome> => {
  const staffAction = await parseStaffAction(action, context)
  if ('errors' in staffAction) return refusedOutcome(staffAction)
  try {
    const targeted = { action, target: projectTarget }
    const events = await executeAction(c, targeted, context, staffAction)
    return { kind: events.length > 0 ? 'done' : 'unchanged' }
  } catch (error) {
    try {
      return refusedOutcome(refusalFrom(error))
    } catch {
      await context.deps.alert('bulk-act-failed', context.subject.id, String(error))
      return { kind: 'failed' }
    }
  }
}

const performAll = (
  deps: RouteDependencies,
  request: BulkRequest,
  projects: readonly ProjectRow[],
) => mapProjects(deps, request, projects, (context) => performOne(request, context))

/** What every answer needs: the list that its dialog is shown over. */
type BulkAnswer = { deps: StaffRouteDependencies; render: RenderProjectsPage }

const renderDialog = (
  { render }: BulkAnswer,
  { c, action, fields }: BulkRequest,
  shown: Pick<BulkActionViewModel, 'lines' | 'isResult'> & { errors?: FieldError[] },
) => {
  const values = { reason: fields.reason ?? '', note: fields.note ?? '' }
  const model = { action, values, errors: [], ...shown }
  const t = textsFor(localeOf(c))
  return render(c, {
    dialog: <BulkActionDialog t={t} model={model} filter={readProjectFilter(c)} />,
    status: model.errors.length > 0 ? 422 : 200,
  })
}

const renderRefusal = ({ render }: BulkAnswer, c: RequestContext, code: string) => {
  const shown = { t: textsFor(localeOf(c)), code, filter: readProjectFilter(c) }
  return render(c, { dialog: <BulkRefusalDialog {...shown} />, status: httpStatusOf(code) })
}

const handleBulkAction = (answer: BulkAnswer) => async (c: RequestContext) => {
  const { deps } = answer
  const selection = await readBulkSelection(c)
  if ('code' in selection)
    return requestKindOf(c) === 'program'
      ? respondWithProblem(c, deps, { code: selection.code })
      : renderRefusal(answer, c, selection.code)
  const { actionCode, ids, fields } = selection
  const action = bulkActions.find(({ code }) => code === actionCode)
  if (!action) return respondWithProblem(c, deps, { code: 'INVALID' })
  const request = { c, action, fields }
  const projects = await loadProjects(deps, ids)
  const isPlanRequested = fields.view === 'plan'
  if (fields.reason && !isPlanRequested) {
    const lines = await performAll(deps, request, projects)
    return renderDialog(answer, request, { lines, isResult: true })
  }
  const errors = isPlanRequested ? [] : [{ pointer: '/reason', code: 'REASON_NEEDED' }]
  const lines = await previewAll(deps, request, projects)
  return renderDialog(answer, request, { lines, isResult: false, errors })
}

/** POST /admin/projects/acts: first what it would do to each, then, with a reason, what it did. */
export const bulkActionRoutes = (
  router: PermissionRouter,
  deps: StaffRouteDependencies,
  render: RenderProjectsPage,
) => router.post(bulkActionPath, 'write', handleBulkAction({ deps, render }))
