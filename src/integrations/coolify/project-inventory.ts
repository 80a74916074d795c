import type { z } from 'zod'
import { parseDomains } from './domains'
import { sortByPrecedence } from './ensure-one'
import { fallbackOn404 } from './errors'
import type { CoolifyHttpClient } from './http-client'
import {
  countOtherResources,
  type EnvironmentContents,
  getEnvironmentContents,
  hasResources,
  listProjects,
  productionEnvironment,
} from './project-environment'
import { applicationSchema, databaseSummarySchema, projectSchema, storagesSchema } from './schemas'
import { type ProjectInventory, parseStatus } from './types'

const readEnvironments = async (
  http: CoolifyHttpClient,
  uuid: string,
): Promise<EnvironmentContents[]> => {
  const { environments } = await http.get(`/projects/${uuid}`, projectSchema)
  const names = environments?.map(({ name }) => name) ?? [productionEnvironment]
  return Promise.all(names.map((name) => getEnvironmentContents(http, uuid, name)))
}

const countStorages = async (http: CoolifyHttpClient, uuid: string) => {
  const { persistent_storages } = await http.get(`/applications/${uuid}/storages`, storagesSchema)
  return persistent_storages.length
}

type ApplicationResponse = z.infer<typeof applicationSchema>

const toInventoryApplication = ({ uuid, name, status, fqdn, destination }: ApplicationResponse) => {
  const server = destination?.server?.uuid
  return {
    uuid,
    name,
    ...parseStatus(status),
    domains: parseDomains(fqdn),
    ...(server ? { server } : {}),
  }
}

const toInventoryDatabase = ({ uuid, name, status }: z.infer<typeof databaseSummarySchema>) => ({
  uuid,
  name,
  state: parseStatus(status).state,
})

export const getProjectInventory = async (
  http: CoolifyHttpClient,
  name: string,
): Promise<ProjectInventory> => {
  const sameName = (await listProjects(http)).filter((one) => one.name === name)
  const results = await Promise.all(
    sameName.map(async (one) => ({
      one,
      contents: await fallbackOn404(() => readEnvironments(http, one.uuid), undefined),
    })),
  )
  const projectContents = results.flatMap(({ one, contents }) =>
    contents ? [{ one, contents }] : [],
  )
  const ranked = projectContents.map(({ one, contents }) => ({
    resource: one,
    isUsed: contents.some(hasResources),
  }))
  const projects = sortByPrecedence(ranked).map(({ resource }) => resource.uuid)
  const all = projectContents.flatMap(({ contents }) => contents)
  const applications = all.flatMap((contents) => contents.applications).map(toInventoryApplication)
  const counts = await Promise.all(
    applications.map(({ uuid }) => fallbackOn404(() => countStorages(http, uuid), 0)),
  )
  const [project] = projects
  return {
    ...(project ? { project } : {}),
    projects,
    applications,
    databases: all.flatMap(({ postgresqls }) => postgresqls).map(toInventoryDatabase),
    storageCount: counts.reduce((sum, count) => sum + count, 0),
    otherResources: all.reduce((sum, contents) => sum + countOtherResources(contents), 0),
  }
}

export const listApplications = async (http: CoolifyHttpClient) => {
  const all = await http.get('/applications', applicationSchema.array())
  return all.map(({ uuid, name, fqdn, status }) => ({
    uuid,
    name,
    domains: parseDomains(fqdn),
    state: parseStatus(status).state,
  }))
}

export const listDatabases = async (http: CoolifyHttpClient) =>
  (await http.get('/databases', databaseSummarySchema.array())).map(toInventoryDatabase)
