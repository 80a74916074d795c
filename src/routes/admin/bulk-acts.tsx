import type { ProjectRow } from '../../../projections/projects'
import { projectById } from '../../../projections/projects'
import { BulkPage } from '../../../views/admin/bulk-page'
import type { BulkAct, BulkLine, BulkOutcome } from '../../../views/admin/bulk-shown'
import { bulkActs } from '../../../views/admin/bulk-shown'
import type { Problem } from '../../../views/layout/problem'
import type { Desk } from '../desk'
import type { Asked, Door } from '../door'
import { staffFrameOf } from '../html/frames'
import { problemAnswer } from '../html/problem-pages'
import type { StaffDesk } from '../html/staff-desk'
import { staffIn } from '../html/staff-guards'
import type { Refusal } from '../refusal'
import { refusalFrom } from '../refusal'
import type { Order } from './act-order'
import { choosing, orderOf, wishOf } from './act-order'
import { planOf } from './act-plan'
import { type Ticked, tickedIn } from './bulk-ticked'
import { carryOut } from './carry-out'
import { eachOf } from './each-of'

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
