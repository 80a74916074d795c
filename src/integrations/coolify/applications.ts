import { domainsIn, isSecure, redirectFor, redirectIn } from './domains'
import { ensureOne } from './ensure-one'
import { hasCode, unless404 } from './errors'
import type { Line } from './http-client'
import { contentsOf } from './project-environment'
import { removalOf } from './project-resources'
import { valuesOf, withoutSecrets } from './redact-text'
import { statusIn } from './resource-status'
import {
  application as applicationWords,
  deployments,
  type ListedApplication,
  minted,
  said,
  siteLog,
  variables,
} from './schemas'
import type { ApplicationLook, WantedApplication } from './types'

type Wanted = Record<string, unknown>

const imageOf = ({ image }: WantedApplication): Wanted =>
  'tag' in image
    ? { docker_registry_image_name: image.name, docker_registry_image_tag: image.tag }
    : { git_repository: image.repository, git_branch: image.branch, build_pack: 'dockerfile' }

/** What can be compared and changed later. */
const settingsOf = (wanted: WantedApplication): Wanted => ({
  ...imageOf(wanted),
  domains: wanted.domains.join(','),
  redirect: wanted.redirect ?? redirectFor(wanted.domains),
  ports_exposes: String(wanted.port),
  health_check_enabled: true,
  health_check_path: wanted.healthPath,
})

const healthCheckOf = ({ port }: WantedApplication): Wanted => ({
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

const bodyOf = (wanted: WantedApplication): Wanted => ({
  ...settingsOf(wanted),
  ...healthCheckOf(wanted),
  name: wanted.name,
  description: `VRS ${wanted.name}`,
  project_uuid: wanted.project,
  environment_name: 'production',
  server_uuid: wanted.server,
  autogenerate_domain: false,
  instant_deploy: false,
  is_auto_deploy_enabled: false,
  is_force_https_enabled: isSecure(wanted.domains),
  ...(wanted.force ? { force_domain_override: true } : {}),
})

const pathFor = ({ image }: WantedApplication) =>
  'tag' in image ? '/applications/dockerimage' : '/applications/public'

// Of an address at GitHub Coolify keeps only `owner/name`.
const repositoryIn = (address: unknown) => String(address).replace(/^https:\/\/github\.com\//, '')

const isSame = (key: string, found: unknown, wanted: unknown) =>
  found === wanted || (key === 'git_repository' && repositoryIn(found) === repositoryIn(wanted))

/** The settings that differ from what is wanted. */
const differences = (found: ListedApplication, wanted: WantedApplication): Wanted => {
  const { build_pack, ...settings } = settingsOf(wanted)
  const now: Wanted = { ...found, domains: found.fqdn ?? '' }
  const changes = Object.entries(settings).filter(([key, value]) => !isSame(key, now[key], value))
  return {
    ...Object.fromEntries(changes),
    ...(now.domains === settings.domains
      ? {}
      : { is_force_https_enabled: isSecure(wanted.domains) }),
  }
}

const wasDeployed = async (line: Line, uuid: string) => {
  const { count } = await line.get(`/deployments/applications/${uuid}`, deployments)
  return count > 0
}

export const ensureApplication = async (line: Line, wanted: WantedApplication) => {
  const found = await ensureOne({
    what: `application ${wanted.name}`,
    find: async () => {
      const { applications } = await contentsOf(line, wanted.project)
      return applications.filter(({ name }) => name === wanted.name)
    },
    create: () => line.post(pathFor(wanted), minted, bodyOf(wanted)),
    used: async ({ uuid, status }) =>
      statusIn(status).state !== 'exited' || (await wasDeployed(line, uuid)),
    remove: (uuid) => line.delete(removalOf('applications', uuid, true), said),
  })
  const changes = differences(found, wanted)
  if (Object.keys(changes).length > 0)
    await line.patch(`/applications/${found.uuid}`, minted, changes)
  return found.uuid
}

export const differs = (line: Line, uuid: string, wanted: WantedApplication) =>
  unless404(async () => {
    const found = await line.get(`/applications/${uuid}`, applicationWords)
    return Object.keys(differences(found, wanted)).length > 0
  }, false)

export const setEnvs = async (line: Line, application: string, envs: Record<string, string>) => {
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
  await line.patch(`/applications/${application}/envs/bulk`, variables, { data })
}

export const lookAtApplication = (line: Line, uuid: string): Promise<ApplicationLook | undefined> =>
  unless404(async () => {
    const told = await line.get(`/applications/${uuid}`, applicationWords)
    const { name, status, fqdn, redirect } = told
    return {
      name,
      ...statusIn(status),
      domains: domainsIn(fqdn),
      redirect: redirectIn(redirect),
    }
  }, undefined)

export const applicationsNamed = async (line: Line, wanted: string) => {
  const all = await line.get('/applications', applicationWords.array())
  return all.filter(({ name }) => name === wanted).map(({ uuid }) => uuid)
}

/** What the site itself wrote; Coolify answers 400 while it does not run. */
export const siteLogOf = async (line: Line, uuid: string, count: number) => {
  try {
    const { logs } = await line.get(`/applications/${uuid}/logs?lines=${count}`, siteLog)
    return logs ? withoutSecrets(logs, await valuesOf(line, uuid)) : ''
  } catch (error) {
    if (hasCode(error, '400', '404')) return ''
    throw error
  }
}
