import type { ProjectRow } from '../../../../projections/projects'
import { projectById } from '../../../../projections/projects'
import { BulkPage } from '../../../../views/admin/actions/bulk-action-page'
import type {
  BulkAct,
  BulkLine,
  BulkOutcome,
} from '../../../../views/admin/actions/bulk-action-view-model'
import { bulkActs } from '../../../../views/admin/actions/bulk-action-view-model'
import type { Problem } from '../../../../views/parts/field-name'
import { staffIn } from '../../http/guards/staff-guards'
import type { StaffDesk } from '../../http/guards/staff-route-dependencies'
import { staffFrameOf } from '../../http/page-frames'
import type { Asked, Door } from '../../http/permission-router'
import { problemAnswer } from '../../http/problem-pages'
import type { Refusal } from '../../http/refusal'
import { refusalFrom } from '../../http/refusal'
import type { Desk } from '../../http/route-dependencies'
import { planOf } from './action-plan'
import { type Ticked, tickedIn } from './bulk-selection'
import { eachOf } from './map-concurrently'
import { carryOut } from './perform-action'
import type { Order } from './staff-action'
import { choosing, orderOf, wishOf } from './staff-action'

const atOnce = 6
/** Vendors are asked for so long; after that, plans are missing. */
const patienceMs = 15_000

type Judged = { project: ProjectRow; wish: ReturnType<typeof wishOf> }

const refused = ({ code, faults }: Refusal): BulkOutcome => ({
  kind: 'refused',
  code: faults[0]?.code ?? code,
})

const lineOf = ({ id, name, domainName }: ProjectRow, outcome: BulkOutcome): BulkLine => ({
  project: { id, name, domainName },
  outcome,
})

const projectsOf = async ({ sql }: Desk, ids: readonly string[]) =>
  (await eachOf(ids, atOnce, (id) => projectById(sql, id))).filter(
    (row): row is ProjectRow => row !== undefined,
  )

const foreseen = async (
  desk: Desk,
  { project, wish }: Judged,
  requestId: string,
  until: number,
): Promise<BulkOutcome> => {
  if ('faults' in wish) return refused(wish)
  if (Date.now() > until) return { kind: 'planned' }
  try {
    return { kind: 'planned', plan: await planOf(desk, project.id, wish, requestId) }
  } catch (error) {
    return refused(refusalFrom(error))
  }
}

const preview = async (c: Asked, desk: Desk, { act, fields }: Ticked, projects: ProjectRow[]) => {
  const from = await choosing(desk)
  const until = Date.now() + patienceMs
  return eachOf(projects, atOnce, async (project) => {
    const wish = wishOf({ act, fields, project, now: desk.now(), from })
    return lineOf(project, await foreseen(desk, { project, wish }, c.var.requestId, until))
  })
}

/** One that fails stops none of the others, and is told. */
const performed = async (
  c: Asked,
  desk: Desk,
  project: ProjectRow,
  order: Order,
): Promise<BulkOutcome> => {
  try {
    const happened = await carryOut(c, desk, project, { ...order, fields: {} })
    return { kind: happened.length > 0 ? 'done' : 'unchanged' }
  } catch (error) {
    try {
      return refused(refusalFrom(error))
    } catch {
      await desk.alert('bulk-act-failed', project.id, String(error))
      return { kind: 'failed' }
    }
  }
}

const perform = async (c: Asked, desk: Desk, { act, fields }: Ticked, projects: ProjectRow[]) => {
  const from = await choosing(desk)
  return eachOf(projects, atOnce, async (project) => {
    const order = orderOf({ act, fields, project, now: desk.now(), from })
    const outcome = 'command' in order ? await performed(c, desk, project, order) : refused(order)
    return lineOf(project, outcome)
  })
}

const isBulkAct = (act: string | undefined): act is BulkAct => bulkActs.some((one) => one === act)

const answer = (
  c: Asked,
  desk: StaffDesk,
  { act, fields }: Ticked,
  { lines, problems = [] }: { lines: readonly BulkLine[]; problems?: Problem[] },
) => {
  const values = { reason: fields.reason ?? '', note: fields.note ?? '' }
  const shown = { act, lines, values, problems }
  const page = <BulkPage frame={staffFrameOf(c, desk, staffIn(c))} shown={shown} />
  return c.html(page, problems.length > 0 ? 422 : 200)
}

const act = (desk: StaffDesk) => async (c: Asked) => {
  const read = await tickedIn(c)
  if ('code' in read) return problemAnswer(c, desk, { code: read.code })
  if (!isBulkAct(read.act)) return problemAnswer(c, desk, { code: 'INVALID' })
  const ticked: Ticked = { ...read, act: read.act }
  const projects = await projectsOf(desk, ticked.ids)
  if (ticked.fields.view === 'plan')
    return answer(c, desk, ticked, { lines: await preview(c, desk, ticked, projects) })
  if (!ticked.fields.reason) {
    const lines = await preview(c, desk, ticked, projects)
    return answer(c, desk, ticked, {
      lines,
      problems: [{ pointer: '/reason', code: 'REASON_NEEDED' }],
    })
  }
  return answer(c, desk, ticked, { lines: await perform(c, desk, ticked, projects) })
}

/** POST /admin/projects/acts: first what it would do to each, then, with a reason, what it did. */
export const bulkRoutes = (door: Door, desk: StaffDesk) =>
  door.post('/admin/projects/acts', 'write', act(desk))
