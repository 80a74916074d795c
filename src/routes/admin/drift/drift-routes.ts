import type { DriftWay } from '../../../../events/drift'
import { Refused } from '../../../../events/refusal-error'
import { driftCheckStream, driftStream } from '../../../../events/streams'
import type { DriftFindingRow } from '../../../../projections/queries/drift-findings'
import { findingById } from '../../../../projections/queries/drift-findings'
import type { DriftAct, RefusedDriftAct } from '../../../../views/admin/drift/drift-view-model'
import { de } from '../../../../views/texts/de'
import type { DriftCommand } from '../../../domain/drift/decide-drift'
import { statement } from '../../../store/postgres/statement'
import type { Fields } from '../../http/form-fields'
import { filled, formFields } from '../../http/form-fields'
import type { Asked, Door } from '../../http/permission-router'
import { problem, statusOf } from '../../http/problem'
import { notFound } from '../../http/problem-pages'
import { faultsIn } from '../../http/refusal'
import { askingOf } from '../../http/request-kind'
import type { Desk } from '../../http/route-dependencies'
import type { GivenReason } from '../actions/action-reason'
import { reasonAmong } from '../actions/action-reason'
import { contextFor } from '../actions/staff-command-context'
import { answerDriftPage, checkUnderWay } from './drift-page'

type Wish = Pick<RefusedDriftAct, 'target' | 'act'> & { fields: Fields }

const pathOf = (id: string) => `/admin/drift#finding-${encodeURIComponent(id)}`

const refuse = (c: Asked, desk: Desk, { target, act, fields }: Wish, error: Refused) => {
  const { code, detail } = error
  const problems = faultsIn(error)
  const status = statusOf(code)
  if (askingOf(c) === 'program') return problem(c, { code, status, detail, errors: problems })
  return answerDriftPage(c, desk, {
    act: { target, act, values: filled(fields), problems },
    status,
  })
}

const reasonIn = (codes: Readonly<Record<string, string>>, fields: Fields): GivenReason => {
  const reason = reasonAmong(codes, fields)
  if (!('pointer' in reason)) return reason
  throw new Refused(reason.code, `expected a reason, found ${reason.code}`, [reason])
}

/** Does what a form asks, or shows it again with what speaks against it. */
const answering = async (c: Asked, desk: Desk, wish: Wish, work: () => Promise<string>) => {
  try {
    return c.redirect(await work(), 303)
  } catch (error) {
    if (error instanceof Refused) return refuse(c, desk, wish, error)
    throw error
  }
}

/** POST /admin/drift/checks: a run now, by the same job as at night. */
const orderCheck = (desk: Desk) => async (c: Asked) => {
  const fields = await formFields(c)
  return answering(c, desk, { target: 'check', act: 'check', fields }, async () => {
    const reason = reasonIn(de.drift.checkReasons, fields)
    if ((await checkUnderWay(desk)).underWay)
      throw new Refused('CHECK_UNDER_WAY', 'expected no check under way, found one')
    const id = Bun.randomUUIDv7()
    const stream = driftCheckStream(id)
    const context = await contextFor(c, desk, stream, reason)
    const at = desk.now().toISOString()
    await desk.store.act(context, () => ({
      grows: [{ stream, at: 0, events: [{ type: 'DriftCheckOrdered', data: {} }] }],
      also: [
        statement('insert into drift_runs (id, cause, asked_at) values ($1, $2, $3)', [
          id,
          'ordered',
          at,
        ]),
      ],
    }))
    return '/admin/drift'
  })
}

const commandOf = (act: DriftAct, finding: DriftFindingRow): DriftCommand => {
  const { kind, subject, state, about, ways } = finding
  if (act === 'ignore') return { type: 'IgnoreDrift', data: { kind, subject, state } }
  const way = ways.find((one: DriftWay) => one === act)
  if (!way) throw new Refused('NO_SUCH_WAY', `expected one of ${ways.join(', ')}, found ${act}`)
  return { type: 'OrderMending', data: { kind, subject, way, about } }
}

/** POST /admin/drift/:id/<act>, each with its reason. */
const decideOn = (desk: Desk, act: DriftAct) => async (c: Asked) => {
  const finding = await findingById(desk.sql, c.req.param('id') ?? '')
  if (!finding) return notFound(c, desk)
  const fields = await formFields(c)
  return answering(c, desk, { target: finding.id, act, fields }, async () => {
    const reason = reasonIn(de.drift.reasons, fields)
    const command = commandOf(act, finding)
    const context = await contextFor(c, desk, driftStream(finding.id), reason)
    await desk.commands.drift(context, finding.id, command)
    return pathOf(finding.id)
  })
}

/** The comparison with the vendors, and what people decide about it. */
export const driftRoutes = (door: Door, desk: Desk) => {
  door.get('/admin/drift', 'read', (c) => answerDriftPage(c, desk))
  // Where the sign-in leads back to from the address of an act.
  door.get('/admin/drift/:id', 'read', (c) => c.redirect(pathOf(c.req.param('id') ?? ''), 303))
  door.post('/admin/drift/checks', 'write', orderCheck(desk))
  door.post('/admin/drift/:id/repair', 'write', decideOn(desk, 'repair'))
  door.post('/admin/drift/:id/adoption', 'write', decideOn(desk, 'adopt'))
  door.post('/admin/drift/:id/acceptance', 'write', decideOn(desk, 'ignore'))
}
