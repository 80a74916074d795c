import { lastRuns, openFindings } from '../../../../projections/queries/drift-findings'
import { DriftPage } from '../../../../views/admin/drift/drift-page'
import type { RefusedDriftAct } from '../../../../views/admin/drift/drift-view-model'
import { noNames } from '../../../../views/texts/display-names'
import { peopleNames } from '../../audit/person-names'
import { staffIn } from '../../http/guards/staff-guards'
import { staffFrameOf } from '../../http/page-frames'
import type { Asked } from '../../http/permission-router'
import type { Desk } from '../../http/route-dependencies'

const longestMs = 900_000

/** A run that was asked for lately and is not at its end; an older one was lost with its worker. */
export const checkUnderWay = async ({ sql, now }: Pick<Desk, 'sql' | 'now'>) => {
  const { latest, ended } = await lastRuns(sql)
  const since = now().getTime() - longestMs
  const underWay =
    latest !== undefined && latest.endedAt === null && Date.parse(latest.askedAt) > since
  return { ended, underWay }
}

/** The whole page; after a refusal with the form as it was sent, and why. */
export const answerDriftPage = async (
  c: Asked,
  desk: Desk,
  refused?: { act: RefusedDriftAct; status: number },
) => {
  const staff = staffIn(c)
  const frame = staffFrameOf(c, desk, staff)
  const [findings, runs] = await Promise.all([openFindings(desk.sql), checkUnderWay(desk)])
  const people = findings.flatMap(({ decision }) =>
    decision?.by.startsWith('person:') ? [decision.by.slice('person:'.length)] : [],
  )
  const look = { viewer: staff.role, t: frame.t }
  const names = { ...noNames, people: await peopleNames(desk, look, [...new Set(people)]) }
  const shown = { findings, ...runs, names, ...(refused ? { refused: refused.act } : {}) }
  return c.html(
    <DriftPage frame={refused ? { ...frame, path: '/admin/drift' } : frame} shown={shown} />,
    (refused?.status ?? 200) as 200,
  )
}
