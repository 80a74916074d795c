import semver from 'semver'
import { Refused } from '../../../../events/refusal-error'
import { versionsOf } from '../../../../projections/plugin-versions'
import type { ReportBoot } from '../../../domain/project/commands'
import { statement } from '../../../store/postgres/statement'
import type { Door } from '../../http/permission-router'
import { problem } from '../../http/problem'
import type { Desk } from '../../http/route-dependencies'
import { living } from '../active-project'
import { type CurrentLock, currentLock } from '../current-lock'
import { readBody } from '../validated-body'
import { failureOf, isAccepted, runningIn } from './assess-boot'
import { type BootBody, bootBody } from './boot-report-schema'

const mostBytes = 256 * 1024

const rowOf = (projectId: string, report: BootBody, { accepted, at }: Judged) =>
  statement(
    `insert into boot_reports (project_id, boot_id, received_at, accepted, core_version, healthy,
       plugins, migrations_run, errors, booted_in_ms)
     values ($1, $2, $3, $4, $5, $6, $7::text::jsonb, $8::text::jsonb, $9::text::jsonb, $10)`,
    [
      projectId,
      report.bootId,
      at,
      accepted,
      report.coreVersion,
      report.healthy,
      JSON.stringify(report.plugins),
      JSON.stringify(report.migrationsRun),
      JSON.stringify(report.errors),
      report.bootedInMs,
    ],
  )
type Judged = { accepted: boolean; at: string }

const commandFor = (report: BootBody, current: CurrentLock, now: string): ReportBoot => {
  const failure = failureOf(report, current)
  const { bootId, coreVersion, bootedInMs } = report
  return {
    type: 'ReportBoot',
    data: {
      bootId,
      coreVersion,
      bootedInMs,
      plugins: runningIn(report),
      expected: current.lock.map(({ name, version, sha256 }) => ({ name, version, sha256 })),
      now,
      ...(failure ? { failure } : {}),
    },
  }
}

type Told = { projectId: string; report: BootBody; current: CurrentLock; requestId: string }

/** The report's row and what follows from it commit together. */
const tell = (desk: Desk, { projectId, report, current, requestId }: Told) => {
  const at = desk.now().toISOString()
  const row = rowOf(projectId, report, { accepted: isAccepted(report, current), at })
  return desk.commands.project(
    { by: `runtime:${projectId}`, correlationId: requestId, causationId: requestId },
    projectId,
    commandFor(report, current, at),
    { also: [row] },
  )
}

/** The boot report. 409 before a deployment began: the runtime says it again soon. */
export const bootRoute =
  (desk: Desk) =>
  (door: Door): void =>
    door.post(
      '/api/v1/projects/:id/boot',
      'runtime',
      living(desk, async (c, standing) => {
        const body = await readBody(c, bootBody, mostBytes)
        if ('refused' in body) return body.refused
        const report = body.data
        const current = await currentLock(standing, {
          core: semver.valid(report.coreVersion),
          now: desk.now().toISOString(),
          versions: (plugins) => versionsOf(desk.sql, plugins, 'bun'),
        })
        const { requestId } = c.var
        try {
          await tell(desk, { projectId: standing.project.id, report, current, requestId })
        } catch (error) {
          if (!(error instanceof Refused)) throw error
          return problem(c, { code: error.code, detail: error.detail })
        }
        return c.body(null, 204)
      }),
    )
