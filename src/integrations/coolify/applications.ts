import { defaultRedirect, hasOnlyHttps, parseDomains, parseRedirect } from './domains'
import { ensureOne } from './ensure-one'
import { fallbackOn404, hasErrorCode } from './errors'
import type { CoolifyHttpClient } from './http-client'
import { getEnvironmentContents } from './project-environment'
import { deletionPath } from './project-resources'
import { redactText } from './redact-text'
import { parseStatus } from './resource-status'
import {
  type ApplicationResponse,
  applicationLogSchema,
  applicationSchema as applicationWords,
  createdSchema,
  deploymentsSchema,
  messageSchema,
  variablesSchema,
} from './schemas'
import type { ApplicationSpec, CoolifyApplication } from './types'
import { readVariableValues } from './variable-values'

type SettingsBody = Record<string, unknown>

const sourceSettings = ({ image }: ApplicationSpec): SettingsBody =>
  'tag' in image
    ? { docker_registry_image_name: image.name, docker_registry_image_tag: image.tag }
    : { git_repository: image.repository, git_branch: image.branch, build_pack: 'dockerfile' }

/** What can be compared and changed later. */
const comparableSettings = (wanted: ApplicationSpec): SettingsBody => ({
  ...sourceSettings(wanted),
  domains: wanted.domains.join(','),
  redirect: wanted.redirect ?? defaultRedirect(wanted.domains),
  ports_exposes: String(wanted.port),
  health_check_enabled: true,
  health_check_path: wanted.healthPath,
})

const healthCheckSettings = ({ port }: ApplicationSpec): SettingsBody => ({
  health_check_type: 'http',
  health_check_port: String(port),
  health_check_method: 'GET',
  health_check_scheme: 'http',
  health_check_return_code: 200,
  health_check_interval: 5,
  health_check_timeout: 5,
  health_check_retries: 10,
  health_check_start_period: 10,
})

const creationBody = (wanted: ApplicationSpec): SettingsBody => ({
  ...comparableSettings(wanted),
  ...healthCheckSettings(wanted),
  name: wanted.name,
  description: `VRS ${wanted.name}`,
  project_uuid: wanted.project,
  environment_name: 'production',
  server_uuid: wanted.server,
  autogenerate_domain: false,
  instant_deploy: false,
  is_auto_deploy_enabled: false,
  is_force_https_enabled: hasOnlyHttps(wanted.domains),
  ...(wanted.overrideDomains ? { force_domain_override: true } : {}),
})

const creationPath = ({ image }: ApplicationSpec) =>
  'tag' in image ? '/applications/dockerimage' : '/applications/public'

// Of an address at GitHub Coolify keeps only `owner/name`.
const shortRepositoryName = (address: unknown) =>
  String(address).replace(/^https:\/\/github\.com\//, '')

const isSameSetting = (key: string, found: unknown, wanted: unknown) =>
  found === wanted ||
  (key === 'git_repository' && shortRepositoryName(found) === shortRepositoryName(wanted))

/** The settings that differ from what is wanted. */
const diffSettings = (found: ApplicationResponse, wanted: ApplicationSpec): SettingsBody => {
  const { build_pack, ...settings } = comparableSettings(wanted)
  const now: SettingsBody = { ...found, domains: found.fqdn ?? '' }
  const changes = Object.entries(settings).filter(
    ([key, value]) => !isSameSetting(key, now[key], value),
  )
  return {
    ...Object.fromEntries(changes),
    ...(now.domains === settings.domains
      ? {}
      : { is_force_https_enabled: hasOnlyHttps(wanted.domains) }),
  }
}

const hasDeployments = async (http: CoolifyHttpClient, uuid: string) => {
  const { count } = await http.get(`/deployments/applications/${uuid}`, deploymentsSchema)
  return count > 0
}

export const ensureApplication = async (http: CoolifyHttpClient, wanted: ApplicationSpec) => {
  const found = await ensureOne({
    description: `application ${wanted.name}`,
    find: async () => {
      const { applications } = await getEnvironmentContents(http, wanted.project)
      return applications.filter(({ name }) => name === wanted.name)
    },
    create: () => http.post(creationPath(wanted), createdSchema, creationBody(wanted)),
    isUsed: async ({ uuid, status }) =>
      parseStatus(status).state !== 'exited' || (await hasDeployments(http, uuid)),
    remove: (uuid) => http.delete(deletionPath('applications', uuid, true), messageSchema),
  })
  const changes = diffSettings(found, wanted)
  if (Object.keys(changes).length > 0)
    await http.patch(`/applications/${found.uuid}`, createdSchema, changes)
  return found.uuid
}

export const hasOutdatedSettings = (
  http: CoolifyHttpClient,
  uuid: string,
  wanted: ApplicationSpec,
) =>
  fallbackOn404(async () => {
    const found = await http.get(`/applications/${uuid}`, applicationWords)
    return Object.keys(diffSettings(found, wanted)).length > 0
  }, false)

export const setEnvs = async (
  http: CoolifyHttpClient,
  application: string,
  envs: Record<string, string>,
) => {
  const data = Object.entries(envs).map(([key, value]) => ({
    key,
    value,
    is_preview: false,
    is_literal: true,
    is_multiline: value.includes('\n'),
    is_shown_once: false,
    is_runtime: true,
    is_buildtime: false,
  }))
  if (data.length === 0) return
  await http.patch(`/applications/${application}/envs/bulk`, variablesSchema, { data })
}

export const getApplication = (
  http: CoolifyHttpClient,
  uuid: string,
): Promise<CoolifyApplication | undefined> =>
  fallbackOn404(async () => {
    const told = await http.get(`/applications/${uuid}`, applicationWords)
    const { name, status, fqdn, redirect } = told
    return {
      name,
      ...parseStatus(status),
      domains: parseDomains(fqdn),
      redirect: parseRedirect(redirect),
    }
  }, undefined)

export const findApplicationsByName = async (http: CoolifyHttpClient, wanted: string) => {
  const all = await http.get('/applications', applicationWords.array())
  return all.filter(({ name }) => name === wanted).map(({ uuid }) => uuid)
}

/** What the site itself wrote; Coolify answers 400 while it does not run. */
export const getApplicationLog = async (http: CoolifyHttpClient, uuid: string, count: number) => {
  try {
    const { logs } = await http.get(
      `/applications/${uuid}/logs?lines=${count}`,
      applicationLogSchema,
    )
    return logs ? redactText(logs, await readVariableValues(http, uuid)) : ''
  } catch (error) {
    if (hasErrorCode(error, '400', '404')) return ''
    throw error
  }
}
