import { defaultRedirect, hasOnlyHttps, parseDomains, parseRedirect } from './domains'
import { ensureOne } from './ensure-one'
import { fallbackOn404, hasErrorCode } from './errors'
import type { CoolifyHttpClient } from './http-client'
import { getEnvironmentContents } from './project-environment'
import { deletionPath } from './project-resources'
import { redactText } from './redact'
import {
  type ApplicationResponse,
  applicationLogSchema,
  applicationSchema,
  createdSchema,
  deploymentsSchema,
  messageSchema,
  variablesSchema,
} from './schemas'
import { type ApplicationSpec, type CoolifyApplication, parseStatus } from './types'
import { readVariableValues } from './variables'

type SettingsBody = Record<string, unknown>

const sourceSettings = ({ image }: ApplicationSpec): SettingsBody =>
  'tag' in image
    ? { docker_registry_image_name: image.name, docker_registry_image_tag: image.tag }
    : { git_repository: image.repository, git_branch: image.branch, build_pack: 'dockerfile' }

/** The settings that can be read again and changed later. */
const comparableSettings = (spec: ApplicationSpec): SettingsBody => ({
  ...sourceSettings(spec),
  domains: spec.domains.join(','),
  redirect: spec.redirect ?? defaultRedirect(spec.domains),
  ports_exposes: String(spec.port),
  health_check_enabled: true,
  health_check_path: spec.healthPath,
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

const creationBody = (spec: ApplicationSpec): SettingsBody => ({
  ...comparableSettings(spec),
  ...healthCheckSettings(spec),
  name: spec.name,
  description: `VRS ${spec.name}`,
  project_uuid: spec.project,
  environment_name: 'production',
  server_uuid: spec.server,
  autogenerate_domain: false,
  instant_deploy: false,
  is_auto_deploy_enabled: false,
  is_force_https_enabled: hasOnlyHttps(spec.domains),
  ...(spec.overrideDomains ? { force_domain_override: true } : {}),
})

const creationPath = ({ image }: ApplicationSpec) =>
  'tag' in image ? '/applications/dockerimage' : '/applications/public'

// Of an address at GitHub Coolify stores only `owner/name`.
const shortRepositoryName = (address: unknown) =>
  String(address).replace(/^https:\/\/github\.com\//, '')

const isSameSetting = (key: string, current: unknown, expected: unknown) =>
  current === expected ||
  (key === 'git_repository' && shortRepositoryName(current) === shortRepositoryName(expected))

/** The settings that differ from the specification. */
const diffSettings = (application: ApplicationResponse, spec: ApplicationSpec): SettingsBody => {
  const { build_pack, ...settings } = comparableSettings(spec)
  const current: SettingsBody = { ...application, domains: application.fqdn ?? '' }
  const changes = Object.entries(settings).filter(
    ([key, value]) => !isSameSetting(key, current[key], value),
  )
  return {
    ...Object.fromEntries(changes),
    ...(current.domains === settings.domains
      ? {}
      : { is_force_https_enabled: hasOnlyHttps(spec.domains) }),
  }
}

const hasDeployments = async (http: CoolifyHttpClient, uuid: string) => {
  const { count } = await http.get(`/deployments/applications/${uuid}`, deploymentsSchema)
  return count > 0
}

export const ensureApplication = async (http: CoolifyHttpClient, spec: ApplicationSpec) => {
  const application = await ensureOne({
    description: `application ${spec.name}`,
    find: async () => {
      const { applications } = await getEnvironmentContents(http, spec.project)
      return applications.filter(({ name }) => name === spec.name)
    },
    create: () => http.post(creationPath(spec), createdSchema, creationBody(spec)),
    isUsed: async ({ uuid, status }) =>
      parseStatus(status).state !== 'exited' || (await hasDeployments(http, uuid)),
    remove: (uuid) => http.delete(deletionPath('applications', uuid, true), messageSchema),
  })
  const changes = diffSettings(application, spec)
  if (Object.keys(changes).length > 0)
    await http.patch(`/applications/${application.uuid}`, createdSchema, changes)
  return application.uuid
}

export const hasOutdatedSettings = (http: CoolifyHttpClient, uuid: string, spec: ApplicationSpec) =>
  fallbackOn404(async () => {
    const application = await http.get(`/applications/${uuid}`, applicationSchema)
    return Object.keys(diffSettings(application, spec)).length > 0
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
    const { name, status, fqdn, redirect } = await http.get(
      `/applications/${uuid}`,
      applicationSchema,
    )
    return {
      name,
      ...parseStatus(status),
      domains: parseDomains(fqdn),
      redirect: parseRedirect(redirect),
    }
  }, undefined)

export const findApplicationsByName = async (http: CoolifyHttpClient, name: string) => {
  const all = await http.get('/applications', applicationSchema.array())
  return all.filter((one) => one.name === name).map(({ uuid }) => uuid)
}

/** The output of the site; Coolify answers 400 while it does not run. */
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
