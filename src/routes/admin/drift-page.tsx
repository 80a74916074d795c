import { lastRuns, openFindings } from '../../../projections/drift'
import { DriftPage } from '../../../views/admin/drift-page'
import type { RefusedDriftAct } from '../../../views/admin/drift-shown'
import { noNames } from '../../../views/texts/names'
import type { Desk } from '../desk'
import type { Asked } from '../door'
import { staffFrameOf } from '../html/frames'
import { staffIn } from '../html/staff-guards'
import { peopleNames } from './people-names'

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
