import type { z } from 'zod'
import type { Line } from './http-client'
import { environment, named } from './schemas'

export const production = 'production'

export type Contents = z.infer<typeof environment>

export const listProjects = (line: Line) => line.get('/projects', named.array())

/** What stands in an environment of a project. */
export const contentsOf = (line: Line, project: string, name = production): Promise<Contents> =>
  line.get(`/projects/${project}/${encodeURIComponent(name)}`, environment)

/** Services and databases of other kinds than ours. */
export const othersIn = ({ services, redis, mongodbs, mysqls, mariadbs }: Contents) =>
  [services, redis, mongodbs, mysqls, mariadbs].reduce((sum, all) => sum + (all?.length ?? 0), 0)

export const isFilled = (contents: Contents) =>
  contents.applications.length + contents.postgresqls.length + othersIn(contents) > 0
