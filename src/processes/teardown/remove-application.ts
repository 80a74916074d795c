import { projectStream } from '../../../events/streams'
import { past } from '../engine/latest-event'
import type { Bench, Step } from '../engine/process'
import { later } from '../engine/process'
import { siteNames } from '../provisioning/coolify-names'
import { isToAsk } from './is-deletion-request-due'

/** What is being built right now is waited for: it would stand there after we have cleared. */
const isBuilding = async ({ project, sql }: Bench) => {
  const rows = await sql`select from pgboss.job where name in ('provisioning', 'naming')
    and group_id = ${projectStream(project.id)} and state = 'active' limit 1`
  return rows.length > 0
}

const clear = async (bench: Bench, uuids: readonly string[], what: Removal) => {
  const { coolify } = bench
  if (!isToAsk(bench)) return
  for (const uuid of uuids)
    await (what.kind === 'application'
      ? coolify.deleteApplication(uuid, { volumes: what.volumes })
      : coolify.deleteDatabase(uuid, { volumes: true }))
}

type Removal = { kind: 'application'; volumes: boolean } | { kind: 'database' }

const prepared = ({ events }: Bench) =>
  events.flatMap((event) => (event.type === 'DeploymentPrepared' ? [event.data] : []))

const unique = (ids: readonly string[]) => [...new Set(ids)]

const removing = (vendorText: string) =>
  later(1, { vendor: 'coolify', code: 'REMOVING', vendorText, owner: 'vendor' })

/** Ask Coolify what bears this project's name, have it deleted, tell the project once it is gone. */
export const removeApplication: Step = {
  id: 'applicationRemoval',
  run: async (bench) => {
    const { coolify, events, tell } = bench
    if (await isBuilding(bench)) return later(1, { code: 'STEP_RUNNING', owner: 'us' })
    const { data } = past(events, 'TeardownStarted').data
    const { applications, databases, projects, others } = await coolify.standing(
      (await siteNames(bench)).all,
    )
    await clear(
      bench,
      applications.map(({ uuid }) => uuid),
      { kind: 'application', volumes: data === 'erase' },
    )
    const unwanted = data === 'erase' ? databases : []
    await clear(
      bench,
      unwanted.map(({ uuid }) => uuid),
      { kind: 'database' },
    )
    const left = [...applications, ...unwanted]
    if (left.length > 0) return removing(left.map(({ name }) => name).join(', '))
    if (databases.length === 0 && others === 0)
      for (const project of projects)
        if (!(await coolify.deleteProject(project))) return removing('project')
    await tell({
      type: 'ConfirmApplicationRemoval',
      data: {
        applications: unique(prepared(bench).map(({ application }) => application)),
        databases: unique(prepared(bench).map(({ database }) => database)),
        data,
      },
    })
    return undefined
  },
}
