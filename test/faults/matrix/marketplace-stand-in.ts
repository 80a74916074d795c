import { createHash } from 'node:crypto'
import type { ProcessDependencies } from '../../../src/processes/engine/process-dependencies'
import { createStatement } from '../../../src/store/postgres/statement'
import { readErrorCode, testContext } from '../../support/append-events'

type RuntimeCall = {
  parts: Pick<ProcessDependencies, 'sql' | 'handleProjectCommand'>
  projectId: string
  request: Request
}

const lock = [{ name: 'kontakt', version: '1.0.0', sha256: 'ab'.repeat(32) }]

/** The sealed copy of a key is dropped at its first use, as the true door does. */
const answerToken = async ({ parts, projectId, request }: RuntimeCall) => {
  const key = request.headers.get('authorization')?.slice('Bearer '.length) ?? ''
  const hash = createHash('sha256').update(key).digest('hex')
  const used = await parts.sql`
    with used as (
      update runtime_keys set used_at = now()
      where project_id = ${projectId} and key_hash = ${hash} returning project_id, application)
    delete from project_secrets s using used
    where s.project_id = used.project_id and s.name = 'marketplace_key:' || used.application
    returning 1`
  const rows = await parts.sql`
    select from runtime_keys where project_id = ${projectId} and key_hash = ${hash}`
  return used.length > 0 || rows.length > 0
    ? Response.json({ accessToken: projectId })
    : new Response(null, { status: 401 })
}

const answerBoot = async ({ parts, projectId, request }: RuntimeCall) => {
  const { bootId, coreVersion } = (await request.json()) as { bootId: string; coreVersion: string }
  const row = createStatement(
    `insert into boot_reports (project_id, boot_id, accepted, core_version, healthy, plugins,
       migrations_run, errors, booted_in_ms) values ($1, $2, true, $3, true, '[]', '[]', '[]', 1)`,
    [projectId, bootId, coreVersion],
  )
  const data = { bootId, coreVersion, bootedInMs: 1, plugins: lock, expected: lock }
  const command = { type: 'ReportBoot' as const, data: { ...data, now: new Date().toISOString() } }
  try {
    await parts.handleProjectCommand(testContext, projectId, command, { statements: [row] })
    return new Response(null, { status: 204 })
  } catch (error) {
    return Response.json({ code: readErrorCode(error) }, { status: 409 })
  }
}

/** The three doors that a site asks at its first boot; `slowBoots`: so many ms a project's report is under way. */
export const openRuntimeEndpoints = (
  parts: () => Pick<ProcessDependencies, 'sql' | 'handleProjectCommand'>,
) => {
  const slowBoots = new Map<string, number>()
  const server = Bun.serve({
    port: 0,
    hostname: '127.0.0.1',
    idleTimeout: 0,
    fetch: async (request) => {
      const [, projectId = '', action] =
        /^\/api\/v1\/projects\/([^/]+)\/(\w+)$/.exec(new URL(request.url).pathname) ?? []
      const call = { parts: parts(), projectId, request }
      if (action === 'token') return answerToken(call)
      if (action === 'config') return Response.json({ lock })
      await Bun.sleep(slowBoots.get(projectId) ?? 0)
      return answerBoot(call)
    },
  })
  return { url: `http://127.0.0.1:${server.port}`, slowBoots, close: () => server.stop(true) }
}
