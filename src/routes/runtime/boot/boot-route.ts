import semver from 'semver'
import { RefusalError } from '../../../../events/refusal-error'
import type { ReportBoot } from '../../../domain/project/commands'
import { createStatement } from '../../../store/postgres/statement'
import { createApiRoute, emptyResponse, jsonBody } from '../../http/api-route'
import { projectIdParameter } from '../../http/api-schemas'
import type { ApiHandler, PermissionRouter } from '../../http/permission-router'
import { problemResponse } from '../../http/problem'
import type { RouteDependencies } from '../../http/route-dependencies'
import { withActiveProject } from '../active-project'
import { type CurrentLock, loadCurrentLock } from '../current-lock'
import { bootFailureOf, isBootAccepted, runningPlugins } from './assess-boot'
import { type BootReport, bootReportSchema } from './boot-report-schema'

const route = createApiRoute({
  method: 'post',
  path: '/api/v1/projects/{id}/boot',
  tags: ['Runtimes'],
  limit: 'runtimes',
  summary: 'The report of a runtime that has booted',
  description: 'Before a deployment has begun it is refused with 409: say it again soon.',
  request: {
    params: projectIdParameter,
    body: jsonBody('What runs now. At most 256 KiB.', bootReportSchema),
  },
  assumesJson: true,
  fieldCode: 'INVALID',
  responses: { 204: emptyResponse('Noted.') },
  refusals: ['PROJECT_ARCHIVED', 'NOT_DEPLOYED', 'WRONG_STATE'],
})

const bootReportRow = (
  projectId: string,
  report: BootReport,
  { isAccepted, receivedAt }: BootAssessment,
) =>
  createStatement(
    `insert into boot_reports (project_id, boot_id, received_at, accepted, core_version, healthy,
       plugins, migrations_run, errors, booted_in_ms)
     values ($1, $2, $3, $4, $5, $6, $7::text::jsonb, $8::text::jsonb, $9::text::jsonb, $10)`,
    [
      projectId,
      report.bootId,
      receivedAt,
      isAccepted,
      report.coreVersion,
      report.healthy,
      JSON.stringify(report.plugins),
      JSON.stringify(report.migrationsRun),
      JSON.stringify(report.errors),
      report.bootedInMs,
    ],
  )
type BootAssessment = { isAccepted: boolean; receivedAt: string }

const reportBootCommand = (report: BootReport, current: CurrentLock, now: string): ReportBoot => {
  const failure = bootFailureOf(report, current)
  const { bootId, coreVersion, bootedInMs } = report
  return {
    type: 'ReportBoot',
    data: {
      bootId,
      coreVersion,
      bootedInMs,
      plugins: runningPlugins(report),
      expected: current.lock.map(({ name, version, sha256 }) => ({ name, version, sha256 })),
      now,
      ...(failure ? { failure } : {}),
    },
  }
}

type BootContext = {
  projectId: string
  report: BootReport
  current: CurrentLock
  requestId: string
}

/** The report's row and what follows from it commit together. */
const recordBoot = (
  deps: RouteDependencies,
  { projectId, report, current, requestId }: BootContext,
) => {
  const at = deps.now().toISOString()
  const row = bootReportRow(projectId, report, {
    isAccepted: isBootAccepted(report, current),
    receivedAt: at,
  })
  return deps.commands.project(
    { by: `runtime:${projectId}`, correlationId: requestId, causationId: requestId },
    projectId,
    reportBootCommand(report, current, at),
    { statements: [row] },
  )
}

/** The boot report. 409 before a deployment began: the runtime says it again soon. */
export const bootRoute = (deps: RouteDependencies) => (router: PermissionRouter) => {
  const postReport: ApiHandler<typeof route> = withActiveProject(deps, async (c, entitlements) => {
    const report = c.req.valid('json')
    const current = await loadCurrentLock(deps, entitlements, semver.valid(report.coreVersion))
    const { requestId } = c.var
    try {
      await recordBoot(deps, { projectId: entitlements.project.id, report, current, requestId })
    } catch (error) {
      if (!(error instanceof RefusalError)) throw error
      return problemResponse(c, { code: error.code, detail: error.detail })
    }
    return c.body(null, 204)
  })
  router.openapi(route, 'runtime', postReport)
}
