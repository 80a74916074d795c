import type { z } from 'zod'
import type { CoolifyHttpClient } from './http-client'
import { environmentSchema, namedResourceSchema } from './schemas'

export const productionEnvironment = 'production'

export type EnvironmentContents = z.infer<typeof environmentSchema>

export const listProjects = (http: CoolifyHttpClient) =>
  http.get('/projects', namedResourceSchema.array())

/** The resources in an environment of a project. */
export const getEnvironmentContents = (
  http: CoolifyHttpClient,
  project: string,
  name = productionEnvironment,
): Promise<EnvironmentContents> =>
  http.get(`/projects/${project}/${encodeURIComponent(name)}`, environmentSchema)

/** The number of services and of databases that are not PostgreSQL. */
export const countOtherResources = ({
  services,
  redis,
  mongodbs,
  mysqls,
  mariadbs,
}: EnvironmentContents) =>
  [services, redis, mongodbs, mysqls, mariadbs].reduce((sum, all) => sum + (all?.length ?? 0), 0)

export const hasResources = (contents: EnvironmentContents) =>
  contents.applications.length + contents.postgresqls.length + countOtherResources(contents) > 0
