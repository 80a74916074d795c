import type { z } from 'zod'
import { domainsIn } from './domains'
import { inOrder } from './ensure-one'
import { unless404 } from './errors'
import type { Line } from './http-client'
import {
  type Contents,
  contentsOf,
  isFilled,
  listProjects,
  othersIn,
  production,
} from './project-environment'
import { statusIn } from './resource-status'
import { application, listedDatabase, project as projectWords, storages } from './schemas'
import type { Standing } from './types'

const below = async (line: Line, uuid: string): Promise<Contents[]> => {
  const { environments } = await line.get(`/projects/${uuid}`, projectWords)
  const names = environments?.map(({ name }) => name) ?? [production]
  return Promise.all(names.map((name) => contentsOf(line, uuid, name)))
}

const storagesOf = async (line: Line, uuid: string) => {
  const { persistent_storages } = await line.get(`/applications/${uuid}/storages`, storages)
  return persistent_storages.length
}

type ToldApplication = z.infer<typeof application>

const shownApplication = ({ uuid, name, status, fqdn, destination }: ToldApplication) => {
  const server = destination?.server?.uuid
  return {
    uuid,
    name,
    ...statusIn(status),
    domains: domainsIn(fqdn),
    ...(server ? { server } : {}),
  }
}

const shownDatabase = ({ uuid, name, status }: z.infer<typeof listedDatabase>) => ({
  uuid,
  name,
  state: statusIn(status).state,
})

export const standingOf = async (line: Line, name: string): Promise<Standing> => {
  const named = (await listProjects(line)).filter((one) => one.name === name)
  const looked = await Promise.all(
    named.map(async (one) => ({
      one,
      contents: await unless404(() => below(line, one.uuid), undefined),
    })),
  )
  const there = looked.flatMap(({ one, contents }) => (contents ? [{ one, contents }] : []))
  const ranked = there.map(({ one, contents }) => ({ one, used: contents.some(isFilled) }))
  const projects = inOrder(ranked).map(({ one }) => one.uuid)
  const all = there.flatMap(({ contents }) => contents)
  const applications = all.flatMap((contents) => contents.applications).map(shownApplication)
  const counts = await Promise.all(
    applications.map(({ uuid }) => unless404(() => storagesOf(line, uuid), 0)),
  )
  const [project] = projects
  return {
    ...(project ? { project } : {}),
    projects,
    applications,
    databases: all.flatMap(({ postgresqls }) => postgresqls).map(shownDatabase),
    storages: counts.reduce((sum, count) => sum + count, 0),
    others: all.reduce((sum, contents) => sum + othersIn(contents), 0),
  }
}

export const listApplications = async (line: Line) => {
  const all = await line.get('/applications', application.array())
  return all.map(({ uuid, name, fqdn, status }) => ({
    uuid,
    name,
    domains: domainsIn(fqdn),
    state: statusIn(status).state,
  }))
}

export const listDatabases = async (line: Line) =>
  (await line.get('/databases', listedDatabase.array())).map(shownDatabase)
