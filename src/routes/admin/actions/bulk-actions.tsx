import type { FieldError } from '../../../../events/refusal-error'
import type { ProjectRow } from '../../../../projections/projects'
import { findProject } from '../../../../projections/queries/projects'
import { BulkActionPage } from '../../../../views/admin/actions/bulk-action-page'
import type {
  BulkAction,
  BulkActionLine,
  BulkActionOutcome,
} from '../../../../views/admin/actions/bulk-action-view-model'
import { bulkActions } from '../../../../views/admin/actions/bulk-action-view-model'
import { currentStaff } from '../../http/guards/staff-guards'
import type { StaffRouteDependencies } from '../../http/guards/staff-route-dependencies'
import { staffFrameOf } from '../../http/page-frames'
import type { PermissionRouter, RequestContext } from '../../http/permission-router'
import { respondWithProblem } from '../../http/problem-pages'
import type { ActionRefusal } from '../../http/refusal'
import { refusalFrom } from '../../http/refusal'
import type { RouteDependencies } from '../../http/route-dependencies'
import { planCommand } from './action-plan'
import { type BulkSelection, readBulkSelection } from './bulk-selection'
import { mapConcurrently } from './map-concurrently'
import { performStaffAction } from './perform-action'
import type { StaffAction } from './staff-action'
import { loadFormChoices, parseProjectCommand, parseStaffAction } from './staff-action'

const maxConcurrent = 6
/** Vendors are asked for so long; after that, plans are missing. */
const planTimeoutMs = 15_000

type ParsedBulkItem = { project: ProjectRow; parsedCommand: ReturnType<typeof parseProjectCommand> }

const refusedOutcome = ({ code, errors }: ActionRefusal): BulkActionOutcome => ({
  kind: 'refused',
  code: errors[0]?.code ?? code,
})

const lineOf = (
  { id, name, domainName }: ProjectRow,
  outcome: BulkActionOutcome,
): BulkActionLine => ({
  project: { id, name, domainName },
  outcome,
})

const loadProjects = async ({ sql }: RouteDependencies, ids: readonly string[]) =>
  (await mapConcurrently(ids, maxConcurrent, (id) => findProject(sql, id))).filter(
    (row): row is ProjectRow => row !== undefined,
  )

const planOutcome = async (
  deps: RouteDependencies,
  { project, parsedCommand }: ParsedBulkItem,
  requestId: string,
  until: number,
): Promise<BulkActionOutcome> => {
  if ('errors' in parsedCommand) return refusedOutcome(parsedCommand)
  if (Date.now() > until) return { kind: 'planned' }
  try {
    return { kind: 'planned', plan: await planCommand(deps, project.id, parsedCommand, requestId) }
  } catch (error) {
    return refusedOutcome(refusalFrom(error))
  }
}

const previewAll = async (
  c: RequestContext,
  deps: RouteDependencies,
  { action, fields }: BulkSelection,
  projects: ProjectRow[],
) => {
  const from = await loadFormChoices(deps)
  const until = Date.now() + planTimeoutMs
  return mapConcurrently(projects, maxConcurrent, async (project) => {
    const wish = parseProjectCommand({
      action,
      fields,
      project,
      now: deps.now(),
      choices: from,
    })
    return lineOf(
      project,
      await planOutcome(deps, { project, parsedCommand: wish }, c.var.requestId, until),
    )
  })
}

/** One that fails stops none of the others, and is told. */
const performOne = async (
  c: RequestContext,
  deps: RouteDependencies,
  project: ProjectRow,
  order: StaffAction,
): Promise<BulkActionOutcome> => {
  try {
    const happened = await performStaffAction(c, deps, project, { ...order, fields: {} })
    return { kind: happened.length > 0 ? 'done' : 'unchanged' }
  } catch (error) {
    try {
      return refusedOutcome(refusalFrom(error))
    } catch {
      await deps.alert('bulk-act-failed', project.id, String(error))
      return { kind: 'failed' }
    }
  }
}

const performAll = async (
  c: RequestContext,
  deps: RouteDependencies,
  { action, fields }: BulkSelection,
  projects: ProjectRow[],
) => {
  const from = await loadFormChoices(deps)
  return mapConcurrently(projects, maxConcurrent, async (project) => {
    const order = parseStaffAction({ action, fields, project, now: deps.now(), choices: from })
    const outcome =
      'command' in order ? await performOne(c, deps, project, order) : refusedOutcome(order)
    return lineOf(project, outcome)
  })
}

const isBulkAction = (act: string | undefined): act is BulkAction =>
  bulkActions.some((one) => one === act)

const renderBulkPage = (
  c: RequestContext,
  deps: StaffRouteDependencies,
  { action, fields }: BulkSelection,
  { lines, errors = [] }: { lines: readonly BulkActionLine[]; errors?: FieldError[] },
) => {
  const values = { reason: fields.reason ?? '', note: fields.note ?? '' }
  const shown = { action, lines, values, errors }
  const page = <BulkActionPage frame={staffFrameOf(c, deps, currentStaff(c))} model={shown} />
  return c.html(page, errors.length > 0 ? 422 : 200)
}

const handleBulkAction = (deps: StaffRouteDependencies) => async (c: RequestContext) => {
  const read = await readBulkSelection(c)
  if ('code' in read) return respondWithProblem(c, deps, { code: read.code })
  if (!isBulkAction(read.action)) return respondWithProblem(c, deps, { code: 'INVALID' })
  const ticked: BulkSelection = { ...read, action: read.action }
  const projects = await loadProjects(deps, ticked.ids)
  if (ticked.fields.view === 'plan')
    return renderBulkPage(c, deps, ticked, { lines: await previewAll(c, deps, ticked, projects) })
  if (!ticked.fields.reason) {
    const lines = await previewAll(c, deps, ticked, projects)
    return renderBulkPage(c, deps, ticked, {
      lines,
      errors: [{ pointer: '/reason', code: 'REASON_NEEDED' }],
    })
  }
  return renderBulkPage(c, deps, ticked, { lines: await performAll(c, deps, ticked, projects) })
}

/** POST /admin/projects/acts: first what it would do to each, then, with a reason, what it did. */
export const bulkActionRoutes = (router: PermissionRouter, deps: StaffRouteDependencies) =>
  router.post('/admin/projects/acts', 'write', handleBulkAction(deps))
