import { z } from '@hono/zod-openapi'
import type { Satellite } from '../../../projections/legacy/satellite-queries'
import { createApiRoute } from '../http/api-route'
import type { PermissionRouter } from '../http/permission-router'
import type { RouteDependencies } from '../http/route-dependencies'
import type { LegacyCatalogue } from './legacy-catalogue'
import { legacyAnswer, legacyBody, legacyError, legacyErrors } from './legacy-responses'
import { requireCaller } from './satellite-key'
import {
  describeLicense,
  findOwnerEmail,
  isLicenseCounted,
  loadLicenseHistory,
  loadSatelliteLicenses,
} from './satellite-licenses'

const tags = ['Satellites']
const dayMs = 86_400_000

const projectRoute = createApiRoute({
  method: 'get',
  path: '/api/projects/me',
  tags,
  summary: 'The satellite itself',
  credential: 'satelliteKey',
  responses: { 200: legacyAnswer('The project, twice.', 'id', 'project'), ...legacyErrors(401) },
})

const licensesRoute = createApiRoute({
  method: 'get',
  path: '/api/projects/me/licenses',
  tags,
  summary: 'Its licenses',
  credential: 'satelliteKey',
  responses: { 200: legacyAnswer('Those that count.', 'licenses'), ...legacyErrors(401) },
})

const historyRoute = createApiRoute({
  method: 'get',
  path: '/api/projects/me/licenses/{plugin}/history',
  tags,
  summary: 'What happened to a license',
  credential: 'satelliteKey',
  request: { params: z.object({ plugin: z.string().describe('The name of its plugin.') }) },
  responses: {
    200: legacyAnswer('Newest first, at most 50.', 'plugin_name', 'license_id', 'history'),
    ...legacyErrors(401, 404),
  },
})

/** Whole days until its trial ends; none without an end. */
const describeTrial = ({ trialStartsAt, trialEndsAt }: Satellite, now: Date) => {
  if (trialEndsAt === null) return { is_in_trial: false, trial_days_remaining: null }
  const left = Date.parse(trialEndsAt) - now.getTime()
  const hasBegun = trialStartsAt !== null && Date.parse(trialStartsAt) <= now.getTime()
  return {
    is_in_trial: hasBegun && left >= 0,
    trial_days_remaining: Math.max(0, Math.floor(left / dayMs)),
  }
}

const describeProject = async (
  deps: RouteDependencies,
  caller: Satellite,
  { projectTypes }: { projectTypes: LegacyCatalogue['trialDaysByType'] },
) => {
  const type = caller.projectType === null ? undefined : projectTypes.get(caller.projectType)
  return {
    id: caller.legacyId,
    name: caller.name,
    slug: caller.slug,
    owner_email: await findOwnerEmail(deps, caller.customerId),
    is_active: caller.isActive,
    project_type: type
      ? { code: caller.projectType, name: type.name, trial_days: type.trialDays }
      : null,
    ...describeTrial(caller, deps.now()),
  }
}

/** What a satellite reads of itself, by its key. */
export const legacyProjectRoutes =
  (deps: RouteDependencies, loadCatalogue: () => Promise<LegacyCatalogue>) =>
  (router: PermissionRouter): void => {
    router.openapi(projectRoute, 'public', async (c) => {
      const caller = await requireCaller(deps, c)
      if ('refusal' in caller) return caller.refusal
      const { trialDaysByType } = await loadCatalogue()
      const project = await describeProject(deps, caller, { projectTypes: trialDaysByType })
      return legacyBody(c, { ...project, project })
    })
    router.openapi(licensesRoute, 'public', async (c) => {
      const caller = await requireCaller(deps, c)
      if ('refusal' in caller) return caller.refusal
      const now = deps.now().toISOString()
      const licenses = (await loadSatelliteLicenses(deps, caller)).filter((one) =>
        isLicenseCounted(one, now),
      )
      return legacyBody(c, { licenses: licenses.map((one) => describeLicense(one, now)) })
    })
    router.openapi(historyRoute, 'public', async (c) => {
      const caller = await requireCaller(deps, c)
      if ('refusal' in caller) return caller.refusal
      const name = c.req.param('plugin')
      const licenses = await loadSatelliteLicenses(deps, caller)
      const license = licenses.find((one) => one.names.includes(name))
      if (!license) return legacyError(c, 404, 'License not found')
      const history = await loadLicenseHistory(deps, caller, license)
      return legacyBody(c, { plugin_name: name, license_id: license.number, history })
    })
  }
