import { z } from '@hono/zod-openapi'
import { RefusalError } from '../../../events/refusal-error'
import { licenseStream, parseStreamId } from '../../../events/streams'
import {
  type RuntimeEntitlements,
  readRuntimeEntitlements,
} from '../../../projections/queries/licenses'
import { decideLicenseAt } from '../../domain/license/decide-license'
import { isLicenseInForce } from '../../domain/license/license-in-force'
import {
  assertTrialOffered,
  calculateTrialEnd,
  findTrialDays,
  sortLicenseDependencies,
} from '../../domain/license/trial-offer'
import { decideAppend } from '../../store/event-store/stream-append'
import { createApiRoute, jsonResponse } from '../http/api-route'
import { idempotencyKeyHeader } from '../http/api-schemas'
import type { PermissionRouter, RequestContext } from '../http/permission-router'
import { problemResponse } from '../http/problem'
import type { RouteDependencies } from '../http/route-dependencies'
import { claimKey, completeClaim, releaseKey } from '../orders/idempotency'
import { projectDenial } from './denials'
import { deny } from './deny'
import { runtimeProjectId } from './runtime-guard'

const trialSchema = z.object({
  plugin: z.string(),
  status: z.literal('trial'),
  endsAt: z.iso.datetime(),
  licensed: z.array(z.string()).describe('Free plugins that it needs, licensed with it.'),
})
type StartedTrial = z.infer<typeof trialSchema>

const route = createApiRoute({
  method: 'post',
  path: '/api/v1/plugins/{name}/trial',
  tags: ['Runtimes'],
  limit: 'runtimes',
  summary: 'Try a plugin',
  description:
    'Once per project and plugin, for as many days as its project type has. The config names the plugin from then on. No body is read.',
  request: {
    params: z.object({ name: z.string().describe('Its name.') }),
    headers: idempotencyKeyHeader,
  },
  responses: { 201: jsonResponse('The trial has begun.', trialSchema) },
  denials: ['SUSPENDED', 'PROJECT_ARCHIVED', 'DEPENDENCY_NOT_LICENSED'],
  refusals: [
    ...['NOT_FOUND', 'NOT_AVAILABLE', 'TRIAL_NOT_OFFERED', 'TRIAL_USED', 'ALREADY_LICENSED'],
    ...['KEY_MISSING', 'BAD_KEY', 'KEY_REUSED', 'KEY_IN_USE'],
  ],
})

type TrialRequest = {
  projectType: string
  plugin: string
  now: string
  /** Those in force. */
  licensed: ReadonlySet<string>
}

const toTrialRequest = (
  { licenses, project }: RuntimeEntitlements,
  plugin: string,
  now: string,
): TrialRequest => ({
  projectType: project?.projectType ?? '',
  plugin,
  now,
  licensed: new Set(
    licenses.filter((one) => isLicenseInForce(one, now)).map((license) => license.plugin),
  ),
})

/** How long the trial is, and what is licensed along. Throws `RefusalError`. */
const judgeTrial = async (deps: RouteDependencies, request: TrialRequest) => {
  const { catalogue, offer } = await deps.catalogueSnapshot()
  const { plugin, projectType, licensed } = request
  const listed = catalogue.plugins.find(({ name }) => name === plugin)
  if (!listed) return undefined
  const types = [...catalogue.projectTypes, ...catalogue.withdrawn.projectTypes]
  const days = findTrialDays(
    listed,
    types.find(({ code }) => code === projectType),
  )
  assertTrialOffered({ ...request, offer }, days)
  const needed = sortLicenseDependencies({ ...request, offer }, (name) => licensed.has(name))
  return { days, ...needed }
}

const licenseFreely = (deps: RouteDependencies, projectId: string, plugins: readonly string[]) =>
  Promise.all(
    plugins.map((plugin) => {
      const data = { projectId, plugin, cycle: 'once', netCents: 0, source: 'trial' } as const
      return decideAppend(deps.store, licenseStream(projectId, plugin), (past) =>
        decideLicenseAt(deps.now().toISOString(), { type: 'IssueLicense', data }, past),
      )
    }),
  )

type KeptTrial = { scope: string; key: string; days: number; free: string[] }

const startTrial = async (
  c: RequestContext,
  deps: RouteDependencies,
  { plugin, now }: TrialRequest,
  { scope, key, days, free }: KeptTrial,
): Promise<StartedTrial> => {
  const projectId = runtimeProjectId(c)
  const endsAt = calculateTrialEnd(now, days)
  const answer: StartedTrial = { plugin, status: 'trial', endsAt, licensed: free }
  const { requestId } = c.var
  await deps.commands.license(
    { by: `runtime:${projectId}`, correlationId: requestId, causationId: requestId },
    parseStreamId(licenseStream(projectId, plugin)),
    { type: 'StartTrial', data: { projectId, plugin, endsAt } },
    {
      appends: () => licenseFreely(deps, projectId, free),
      statements: [completeClaim(scope, key, answer)],
    },
  )
  return answer
}

/** Begins the trial once per key: what was answered once is answered again. */
const answerTrial = async (c: RequestContext, deps: RouteDependencies, plugin: string) => {
  const projectId = runtimeProjectId(c)
  const scope = `runtime/${projectId}/trial`
  const key = c.req.header('idempotency-key') ?? ''
  const claim = await claimKey<StartedTrial>(deps.sql, scope, key, { plugin })
  if (claim.state === 'done') return c.json(claim.answer, 201)
  const release = () => releaseKey(deps.sql, scope, key)
  try {
    const entitlements = await readRuntimeEntitlements(deps.sql, projectId)
    const denial = projectDenial(entitlements)
    if (denial) {
      await release()
      return deny(c, deps, { code: denial, projectId })
    }
    const request = toTrialRequest(entitlements, plugin, deps.now().toISOString())
    const trial = await judgeTrial(deps, request)
    const [paid] = trial?.paid ?? []
    if (!trial || paid) await release()
    if (!trial) return problemResponse(c, { code: 'NOT_FOUND' })
    if (paid) return deny(c, deps, { code: 'DEPENDENCY_NOT_LICENSED', projectId, detail: paid })
    return c.json(await startTrial(c, deps, request, { scope, key, ...trial }), 201)
  } catch (error) {
    if (error instanceof RefusalError) await release()
    throw error
  }
}

/** A site tries a plugin that it has no license for. */
export const trialRoute = (deps: RouteDependencies) => (router: PermissionRouter) =>
  router.openapi(route, 'runtime', (c) => answerTrial(c, deps, c.req.param('name')))
