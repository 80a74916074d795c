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
import { parseStatus } from './resource-status'
import {
  applicationSchema,
  databaseSummarySchema,
  projectSchema as projectWords,
  storagesSchema,
} from './schemas'
import type { ProjectInventory } from './types'

const readEnvironments = async (
  http: CoolifyHttpClient,
  uuid: string,
): Promise<EnvironmentContents[]> => {
  const { environments } = await http.get(`/projects/${uuid}`, projectWords)
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
  const named = (await listProjects(http)).filter((one) => one.name === name)
  const looked = await Promise.all(
    named.map(async (one) => ({
      one,
      contents: await fallbackOn404(() => readEnvironments(http, one.uuid), undefined),
    })),
  )
  const there = looked.flatMap(({ one, contents }) => (contents ? [{ one, contents }] : []))
  const ranked = there.map(({ one, contents }) => ({ one, used: contents.some(hasResources) }))
  const projects = sortByPrecedence(ranked).map(({ one }) => one.uuid)
  const all = there.flatMap(({ contents }) => contents)
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
