import type { RecordedEvent } from '../../../events'
import { licenseStream, projectStream } from '../../../events/streams'
import { rebuildProject } from '../../../src/domain/project/evolve'
import { projectStreamsOf, yearsUntil } from './domain-names'
import type { MatrixEnvironment } from './matrix-environment'

const count = (all: readonly unknown[]) => all.length

export type DeliveredMail = { kind: string; copies: number }

/** Each mail about the project, which its Message-ID names by the project's id or by its event's. */
const readMails = ({ standIns }: MatrixEnvironment, ids: readonly string[]): DeliveredMail[] => {
  const sent = standIns.mailbox.listMails().flatMap(({ messageId }) => {
    const [, kind, of] = /^<([\w-]+)\.([^.@]+)[^@]*@vrs\.gmbh>$/.exec(messageId) ?? []
    return kind && of && ids.includes(of) ? [{ kind, messageId }] : []
  })
  return [...Map.groupBy(sent, ({ messageId }) => messageId).values()].map((all) => ({
    kind: all[0]?.kind ?? '',
    copies: count(all),
  }))
}

/** All that the vendors hold for one project. */
const countVendorResources = ({ standIns }: MatrixEnvironment, projectId: string) => {
  const { projects, databases, applications, storages, deployments } = standIns.coolify.inventory()
  const ours = <T extends { name: string }>(all: readonly T[]) =>
    all.filter(({ name }) => name.includes(projectId))
  const apps = ours(applications)
  const ofApps = <T extends { application: string }>(all: readonly T[]) =>
    all.filter(({ application }) => apps.some(({ uuid }) => uuid === application))
  const { domains, zones } = standIns.inwx.inventory()
  const records = zones
    .flatMap((zone) => zone.records)
    .filter(({ type }) => type !== 'NS' && type !== 'SOA')
  const { sessions, charges } = standIns.stripe.inventory()
  const checkouts = sessions.filter((one) => one.projectId === projectId)
  return {
    projects: count(ours(projects)),
    databases: count(ours(databases)),
    applications: count(apps),
    running: count(apps.filter(({ running }) => running)),
    storages: count(ofApps(storages)),
    records: count(ours(records)),
    zones: count(ours(zones)),
    domains: count(ours(domains)),
    /** Years that its names are paid for in advance. */
    years: ours(domains).reduce((sum, one) => sum + yearsUntil(one.expiresAt), 0),
    deployments: ofApps(deployments).map(({ uuid }) => uuid),
    checkouts: checkouts.map(({ status }) => status),
    charges: count(charges.filter(({ sessionId }) => checkouts.some(({ id }) => id === sessionId))),
  }
}

const readTables = async ({ deps: { sql } }: MatrixEnvironment, projectId: string) => {
  const [row] = await sql<
    { secrets: string[]; keys: number; licenses: number; slots: number; jobs: number }[]
  >`
    select (select coalesce(array_agg(name order by name), '{}') from project_secrets
        where project_id = ${projectId}) as secrets,
      (select count(*)::int from runtime_keys where project_id = ${projectId}) as keys,
      (select count(*)::int from history where stream like ${licenseStream(projectId, '%')}
        and type in ('LicenseIssued', 'LicenseRenewed', 'LicenseUpgraded', 'TrialConverted')
      ) as licenses,
      (select count(*)::int from server_slots where project_id = ${projectId}) as slots,
      (select count(*)::int from pgboss.job where group_id = any(${projectStreamsOf(projectId)})
        and state in ('created', 'retry', 'active') and name <> 'orders') as jobs`
  return row ?? { secrets: [], keys: 0, licenses: 0, slots: 0, jobs: 0 }
}

const readMessageIds = async ({ deps: { sql } }: MatrixEnvironment, projectId: string) => {
  const rows = await sql<{ id: string }[]>`select message_id as id from emt_messages
    where stream_id = any(${projectStreamsOf(projectId)})`
  return [projectId, ...rows.map(({ id }) => id)]
}

export const readProjectEvents = async (
  { deps }: MatrixEnvironment,
  projectId: string,
): Promise<RecordedEvent[]> => (await deps.store.read(projectStream(projectId))).events

/** How a project stands after a run: its events, its ledgers and what the vendors hold of it. */
export const readOutcome = async (world: MatrixEnvironment, projectId: string) => {
  const events = await readProjectEvents(world, projectId)
  const project = rebuildProject(events)
  const stalledAt = project.stage === 'initial' ? undefined : project.stalledStep
  return {
    events,
    /** Where it stands, like `live` or `live, stalled at dns`. */
    stands: stalledAt ? `${project.stage}, stalled at ${stalledAt}` : project.stage,
    ...countVendorResources(world, projectId),
    mails: readMails(world, await readMessageIds(world, projectId)),
    ...(await readTables(world, projectId)),
  }
}

export type RunOutcome = Awaited<ReturnType<typeof readOutcome>>
