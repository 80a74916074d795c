import { listOpenFindings, readLastDriftRuns } from '../../../../projections/queries/drift-findings'
import type { RefusedForm } from '../../../../views/admin/actions/action-view'
import { DriftPage } from '../../../../views/admin/drift/drift-page'
import { loadActorNames } from '../../audit/person-names'
import { currentStaff } from '../../http/guards/staff-guards'
import { staffFrameOf } from '../../http/page-frames'
import type { RequestContext } from '../../http/permission-router'
import type { RouteDependencies } from '../../http/route-dependencies'
import { check } from '../actions/drift/check'
import { allowedDriftActions } from '../actions/drift/drift-actions'

const maxRunMs = 900_000

export const findingPath = (id: string) => `/admin/drift#finding-${encodeURIComponent(id)}`

/** A run ordered lately that is not at its end; an older one was lost with its worker. */
export const loadDriftCheckState = async ({ sql, now }: Pick<RouteDependencies, 'sql' | 'now'>) => {
  const { latest, ended } = await readLastDriftRuns(sql)
  const since = now().getTime() - maxRunMs
  const isRunning =
    latest !== undefined && latest.endedAt === null && Date.parse(latest.askedAt) > since
  return { lastRun: ended, isRunning }
}

/** The whole page; after a refusal with the form as it was sent, and why. */
export const renderDriftPage = async (
  c: RequestContext,
  deps: RouteDependencies,
  refused?: { form: RefusedForm; status: number },
) => {
  const staff = currentStaff(c)
  const frame = staffFrameOf(c, deps, staff)
  const [findings, runs] = await Promise.all([
    listOpenFindings(deps.sql),
    loadDriftCheckState(deps),
  ])
  const deciders = findings.flatMap(({ decision }) => decision?.by ?? [])
  const names = await loadActorNames(deps, { viewer: staff.role, t: frame.t }, deciders)
  const model = {
    findings: findings.map((finding) => ({ ...finding, actions: allowedDriftActions(finding) })),
    ...runs,
    checkAction: check,
    names,
    refused: refused?.form,
  }
  return c.html(
    <DriftPage frame={refused ? { ...frame, path: '/admin/drift' } : frame} model={model} />,
    (refused?.status ?? 200) as 200,
  )
}
