import { projectById } from '../../projections/projects'
import { serverById } from '../../projections/servers'
import { past } from './past'
import type { Bench, Step } from './process'
import { later } from './process'
import { ensureSecrets, runtimeKeyRow } from './project-secrets'
import { vendorName } from './vendor-name'

const port = 8000
const volume = '/data'
/** The next look after 0.1, 0.1, 0.2, 0.4, 0.8 seconds, then each second. */
const starting = (look: number) =>
  later(Math.min(1, 0.1 * 2 ** Math.max(0, look - 1)), {
    vendor: 'coolify',
    code: 'DATABASE_STARTING',
    owner: 'vendor',
  })

const databaseName = (projectId: string) => `vrs_${projectId.slice(-8)}`

/** Where this project's things live at Coolify. */
const placeOf = async ({ sql, project, events }: Bench) => {
  const row = await projectById(sql, project.id)
  const { serverId } = past(events, 'ServerAssigned').data
  const server = await serverById(sql, serverId)
  if (!row || !server)
    throw new Error(`expected project ${project.id} and server ${serverId}, found not both`)
  return { name: vendorName(row.slug, project.id), server: server.coolifyUuid }
}

const environment = async (
  { keys, project, publicUrl }: Bench,
  databaseUrl: string,
  { runtimeKey, siteSecret }: Awaited<ReturnType<typeof ensureSecrets>>,
): Promise<Record<string, string>> => ({
  VRS_PROJECT_ID: project.id,
  VRS_MARKETPLACE_URL: publicUrl,
  VRS_MARKETPLACE_KEY: runtimeKey.key,
  VRS_PUBLISHER_KEYS: JSON.stringify(await keys.publisherJwks()),
  DATABASE_URL: databaseUrl,
  SECRET_KEY: siteSecret,
  PORT: String(port),
  VRS_DATA_DIR: volume,
})

const prepare = async (bench: Bench) => {
  const { coolify, core, events, project, site, tell } = bench
  const secrets = await ensureSecrets(bench, project.id)
  const { name, server } = await placeOf(bench)
  const { domain } = past(events, 'DomainAssigned').data
  const coolifyProject = await coolify.ensureProject(name)
  const database = await coolify.ensureDatabase({
    name,
    project: coolifyProject,
    server,
    user: databaseName(project.id),
    password: secrets.databasePassword,
    database: databaseName(project.id),
  })
  // The first run makes all the rest while the database starts; those after it only ask for it.
  if (bench.look > 0 && !(await coolify.databaseReady(database.uuid))) return starting(bench.look)
  const application = await coolify.ensureApplication({
    name,
    project: coolifyProject,
    server,
    domains: [`${site.scheme}://${domain}`],
    image: core,
    healthPath: '/health',
    port,
  })
  await coolify.ensureStorage(application, { name: 'data', mountPath: volume })
  await coolify.setEnvs(application, await environment(bench, database.url, secrets))
  if (!(await coolify.databaseReady(database.uuid))) return starting(bench.look)
  const { keyId } = secrets.runtimeKey
  await tell(
    {
      type: 'ConfirmPreparation',
      data: { coolifyProject, database: database.uuid, application, keyId },
    },
    { also: [runtimeKeyRow(project.id, secrets.runtimeKey)] },
  )
  return undefined
}

/** Coolify: project, database, application, storage, envs; all found by name on a second run. */
export const prepareDeployment: Step = { id: 'preparation', deadlineMinutes: 30, run: prepare }
