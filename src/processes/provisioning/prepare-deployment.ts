import { serverById } from '../../../projections/servers'
import { isDone } from '../../domain/project/step-rules'
import { sitePort, wantedSite } from '../../integrations/coolify/site-application'
import { serverOf } from '../engine/latest-event'
import type { Bench, Step } from '../engine/process'
import { later } from '../engine/process'
import { siteNames } from './coolify-names'
import type { KeyWish, RuntimeKey } from './project-secrets'
import { ensureRuntimeKey, ensureSecrets } from './project-secrets'
import { siteHosts } from './site-hosts'
import { verifySite } from './verify-site'

const volume = '/data'
/** The next look after 0.1, 0.1, 0.2, 0.4, 0.8 seconds, then each second. */
const starting = (look: number) =>
  later(Math.min(1, 0.1 * 2 ** Math.max(0, look - 1)), {
    vendor: 'coolify',
    code: 'DATABASE_STARTING',
    owner: 'vendor',
  })

const databaseName = (projectId: string) => `vrs_${projectId.slice(-8)}`

const machineOf = async ({ sql, events }: Bench) => {
  const { serverId } = serverOf(events)
  const server = await serverById(sql, serverId)
  if (!server) throw new Error(`expected server ${serverId}, found none`)
  return server.coolifyUuid
}

/** An application that was not there when the last one was prepared has no key yet. */
const keyWish = ({ events, project }: Bench, application: string): KeyWish => {
  if (project.rotation) return { rotation: project.rotation }
  const before = events.findLast((event) => event.type === 'DeploymentPrepared')
  const isKnown = before?.type === 'DeploymentPrepared' && before.data.application === application
  return isKnown ? 'known' : 'new'
}

const environment = async (
  { keys, project, publicUrl }: Bench,
  databaseUrl: string,
  { runtimeKey, siteSecret }: { runtimeKey: RuntimeKey | undefined; siteSecret: string },
): Promise<Record<string, string>> => ({
  VRS_PROJECT_ID: project.id,
  VRS_MARKETPLACE_URL: publicUrl,
  ...(runtimeKey ? { VRS_MARKETPLACE_KEY: runtimeKey.key } : {}),
  VRS_PUBLISHER_KEYS: JSON.stringify(await keys.publisherJwks()),
  DATABASE_URL: databaseUrl,
  SECRET_KEY: siteSecret,
  PORT: String(sitePort),
  VRS_DATA_DIR: volume,
})

const prepare = async (bench: Bench) => {
  const { coolify, core, project, site, tell } = bench
  const secrets = await ensureSecrets(bench, project.id)
  const { all, application: name, database: databaseAt } = await siteNames(bench)
  const server = await machineOf(bench)
  const coolifyProject = await coolify.ensureProject(all)
  const database = await coolify.ensureDatabase({
    name: databaseAt,
    project: coolifyProject,
    server,
    user: databaseName(project.id),
    password: secrets.databasePassword,
    database: databaseName(project.id),
  })
  // The first run makes all the rest while the database starts; those after it only ask for it.
  if (bench.look > 0 && !database.ready) return starting(bench.look)
  const place = { name, project: coolifyProject, server }
  const wanted = wantedSite(place, { scheme: site.scheme, hosts: siteHosts(bench), core })
  const application = await coolify.ensureApplication({
    ...wanted,
    ...(project.moves > 0 ? { force: true } : {}),
  })
  await coolify.ensureStorage(application, { name: 'data', mountPath: volume })
  const wish = keyWish(bench, application)
  const runtimeKey = await ensureRuntimeKey(bench, project.id, application, wish)
  const given = { ...secrets, runtimeKey }
  await coolify.setEnvs(application, await environment(bench, database.url, given))
  if (!database.ready && !(await coolify.databaseReady(database.uuid))) return starting(bench.look)
  await tell({
    type: 'ConfirmPreparation',
    data: {
      serverId: serverOf(bench.events).serverId,
      coolifyProject,
      database: database.uuid,
      application,
      ...(runtimeKey ? { keyId: runtimeKey.keyId } : {}),
    },
  })
  return undefined
}

/** Coolify: project, database, application, storage, envs; all found by name on a second run. */
export const prepareDeployment: Step = {
  id: 'preparation',
  deadlineMinutes: 30,
  run: prepare,
  // A site that moved was prepared before its name led to it: what is left is to look at it there.
  instead: (project) => (isDone(project, 'preparation') ? verifySite : undefined),
}
