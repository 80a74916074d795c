import { z } from '@hono/zod-openapi'
import { licenseStream, parseStreamId } from '../../../events/streams'
import type { Satellite } from '../../../projections/legacy/satellite-queries'
import { calculateTrialEnd, findTrialDays } from '../../domain/license/trial-offer'
import { createApiRoute } from '../http/api-route'
import type { PermissionRouter, RequestContext } from '../http/permission-router'
import { wasAccepted } from '../http/refusal'
import type { RouteDependencies } from '../http/route-dependencies'
import type { LegacyCatalogue } from './legacy-catalogue'
import { legacyAnswer, legacyBody, legacyError, legacyErrors } from './legacy-responses'
import { requireCaller } from './satellite-key'
import { describeLicense, loadSatelliteLicenses } from './satellite-licenses'

const route = createApiRoute({
  method: 'post',
  path: '/api/plugins/{name}/trial',
  tags: ['Satellites'],
  summary: 'Try a plugin',
  description: 'Once per project and plugin; 14 days for projects without a type. No body is read.',
  credential: 'satelliteKey',
  request: { params: z.object({ name: z.string().describe('Its name, as satellites call it.') }) },
  responses: {
    201: legacyAnswer('The trial has begun.', 'message', 'license'),
    ...legacyErrors(400, 401, 404),
  },
})

/** False where the project has or had a license for it. */
const startTrial = (
  c: RequestContext,
  { commands, now }: RouteDependencies,
  projectId: string,
  { plugin, days }: { plugin: string; days: number },
): Promise<boolean> => {
  const { requestId } = c.var
  const endsAt = calculateTrialEnd(now().toISOString(), days)
  return wasAccepted(
    commands.license(
      { by: `runtime:${projectId}`, correlationId: requestId, causationId: requestId },
      parseStreamId(licenseStream(projectId, plugin)),
      { type: 'StartTrial', data: { projectId, plugin, endsAt } },
    ),
  )
}

const describeTrialLicense = async (
  deps: RouteDependencies,
  caller: Satellite,
  plugin: { plugin: string; item: { name: string } },
) => {
  const licenses = await loadSatelliteLicenses(deps, caller)
  const license = licenses.find((one) => one.plugin === plugin.plugin)
  if (!license) throw new Error(`expected a license of ${plugin.plugin}, found none`)
  const { id, status, expires_at } = describeLicense(license, deps.now().toISOString())
  return { id, plugin_name: plugin.item.name, status, expires_at }
}

/** Dependencies were not looked at there: the old program had none. */
export const legacyTrialRoute =
  (deps: RouteDependencies, loadCatalogue: () => Promise<LegacyCatalogue>) =>
  (router: PermissionRouter): void =>
    router.openapi(route, 'public', async (c) => {
      const caller = await requireCaller(deps, c)
      if ('refusal' in caller) return caller.refusal
      const { plugins, trialDaysByType } = await loadCatalogue()
      const plugin = plugins.get(c.req.param('name'))
      if (!plugin) return legacyError(c, 404, 'Plugin not found')
      if (!plugin.hasTrial) return legacyError(c, 400, 'This plugin does not offer a trial')
      const type = caller.projectType ? trialDaysByType.get(caller.projectType) : undefined
      const days = findTrialDays(plugin, type)
      const isStarted =
        days > 0 && (await startTrial(c, deps, caller.projectId, { plugin: plugin.plugin, days }))
      if (!isStarted)
        return legacyError(c, 400, 'Could not start trial. A license may already exist.')
      const license = await describeTrialLicense(deps, caller, plugin)
      return legacyBody(c, { message: 'Trial started successfully', license }, 201)
    })
