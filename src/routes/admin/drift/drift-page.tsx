import { listOpenFindings, readLastDriftRuns } from '../../../../projections/queries/drift-findings'
import { DriftPage } from '../../../../views/admin/drift/drift-page'
import type { RefusedDriftForm } from '../../../../views/admin/drift/drift-view-model'
import { emptyDisplayNames } from '../../../../views/texts/display-names'
import { loadPersonNames } from '../../audit/person-names'
import { currentStaff } from '../../http/guards/staff-guards'
import { staffFrameOf } from '../../http/page-frames'
import type { RequestContext } from '../../http/permission-router'
import type { RouteDependencies } from '../../http/route-dependencies'

const maxRunMs = 900_000

/** A run that was asked for lately and is not at its end; an older one was lost with its worker. */
export const loadDriftCheckState = async ({ sql, now }: Pick<RouteDependencies, 'sql' | 'now'>) => {
  const { latest, ended } = await readLastDriftRuns(sql)
  const since = now().getTime() - maxRunMs
  const underWay =
    latest !== undefined && latest.endedAt === null && Date.parse(latest.askedAt) > since
  return { lastRun: ended, isRunning: underWay }
}

/** The whole page; after a refusal with the form as it was sent, and why. */
export const renderDriftPage = async (
  c: RequestContext,
  deps: RouteDependencies,
  refused?: { act: RefusedDriftForm; status: number },
) => {
  const staff = currentStaff(c)
  const frame = staffFrameOf(c, deps, staff)
  const [findings, runs] = await Promise.all([
    listOpenFindings(deps.sql),
    loadDriftCheckState(deps),
  ])
  const people = findings.flatMap(({ decision }) =>
    decision?.by.startsWith('person:') ? [decision.by.slice('person:'.length)] : [],
  )
  const look = { viewer: staff.role, t: frame.t }
  const names = {
    ...emptyDisplayNames,
    people: await loadPersonNames(deps, look, [...new Set(people)]),
  }
  const shown = { findings, ...runs, names, ...(refused ? { refused: refused.act } : {}) }
  return c.html(
    <DriftPage frame={refused ? { ...frame, path: '/admin/drift' } : frame} model={shown} />,
    (refused?.status ?? 200) as 200,
  )
}
