import { findServer } from '../../../projections/queries/servers'
import { siteApplicationSpec, sitePort } from '../../integrations/coolify/site-application'
import { pollIn } from '../engine/job-outcome'
import { currentServer } from '../engine/latest-event'
import type { Step, StepContext } from '../engine/process'
import { coolifyNames } from './coolify-names'
import type { RuntimeKey, RuntimeKeyRequest } from './project-secrets'
import { ensureRuntimeKey, ensureSecrets } from './project-secrets'
import { siteHosts } from './site-hosts'

const dataPath = '/data'
/** The next poll after 0.1, 0.1, 0.2, 0.4, 0.8 seconds, then each second. */
const waitForDatabase = (pollCount: number) =>
  pollIn(Math.min(1, 0.1 * 2 ** Math.max(0, pollCount - 1)), {
    vendor: 'coolify',
    code: 'DATABASE_STARTING',
    owner: 'vendor',
  })

const databaseName = (projectId: string) => `vrs_${projectId.slice(-8)}`

const coolifyServerUuid = async ({ sql, events }: StepContext) => {
  const { serverId } = currentServer(events)
  const server = await findServer(sql, serverId)
  if (!server) throw new Error(`expected server ${serverId}, found none`)
  return server.coolifyUuid
}

/** An application other than the one prepared last has no key yet. */
const runtimeKeyRequest = (
  { events, project }: StepContext,
  application: string,
): RuntimeKeyRequest => {
  if (project.pendingRotation) return { rotation: project.pendingRotation }
  const before = events.findLast((event) => event.type === 'DeploymentPrepared')
  const hasKey = before?.type === 'DeploymentPrepared' && before.data.application === application
  return hasKey ? 'known' : 'new'
}

const siteEnvironment = async (
  { keys, project, publicUrl }: StepContext,
  databaseUrl: string,
  { runtimeKey, siteSecret }: { runtimeKey: RuntimeKey | undefined; siteSecret: string },
): Promise<Record<string, string>> => ({
  VRS_PROJECT_ID: project.id,
  VRS_MARKETPLACE_URL: publicUrl,
  ...(runtimeKey ? { VRS_MARKETPLACE_KEY: runtimeKey.key } : {}),
  VRS_PUBLISHER_KEYS: JSON.stringify(await keys.getPublisherJwks()),
  DATABASE_URL: databaseUrl,
  SECRET_KEY: siteSecret,
  PORT: String(sitePort),
  VRS_DATA_DIR: dataPath,
})

const prepare = async (context: StepContext) => {
  const { coolify, core, project, siteAddress, handle } = context
  const secrets = await ensureSecrets(context, project.id)
  const names = await coolifyNames(context)
  const server = await coolifyServerUuid(context)
  const coolifyProject = await coolify.ensureProject(names.project)
  const database = await coolify.ensureDatabase({
    name: names.database,
    project: coolifyProject,
    server,
    user: databaseName(project.id),
    password: secrets.databasePassword,
    database: databaseName(project.id),
  })
  // The first run creates all the rest while the database starts; later runs only poll it.
  if (context.pollCount > 0 && !database.ready) return waitForDatabase(context.pollCount)
  const location = { name: names.application, project: coolifyProject, server }
  const spec = siteApplicationSpec(location, {
    scheme: siteAddress.scheme,
    hosts: siteHosts(context),
    core,
  })
  const application = await coolify.ensureApplication({
    ...spec,
    ...(project.moves > 0 ? { overrideDomains: true } : {}),
  })
  await coolify.ensureStorage(application, { name: 'data', mountPath: dataPath })
  const request = runtimeKeyRequest(context, application)
  const runtimeKey = await ensureRuntimeKey(context, project.id, application, request)
  const siteSecrets = { ...secrets, runtimeKey }
  await coolify.setEnvs(application, await siteEnvironment(context, database.url, siteSecrets))
  if (!database.ready && !(await coolify.isDatabaseReady(database.uuid)))
    return waitForDatabase(context.pollCount)
  await handle({
    type: 'ConfirmPreparation',
    data: {
      serverId: currentServer(context.events).serverId,
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
}
