import type { PlanLine } from '../../../events/project'
import type { SiteNames } from './site-names'
import { listFormerResources } from './site-removal'

type NamedResource = { uuid: string; name: string }

/** What the project holds at Coolify before its site is prepared. */
export type PreparedInventory = {
  /** uuid of the project, once there is one. */
  project?: string | undefined
  applications: readonly NamedResource[]
  databases: readonly (NamedResource & { state: string })[]
  /** Volumes of the applications. */
  storageCount: number
}

const createLine = (what: PlanLine['what'], name: string): PlanLine => ({
  act: 'create',
  what,
  name,
})
const changeLine = (what: PlanLine['what'], name: string): PlanLine => ({
  act: 'change',
  what,
  name,
})

const databaseLines = ({ databases }: PreparedInventory, name: string): PlanLine[] => {
  const found = databases.find((one) => one.name === name)
  if (!found) return [createLine('database', name)]
  // A stopped database is started.
  return found.state === 'exited' ? [changeLine('database', name)] : []
}

const applicationLines = (
  { applications, storageCount }: PreparedInventory,
  name: string,
  settings: 'outdated' | 'current',
): PlanLine[] => {
  const exists = applications.some((one) => one.name === name)
  if (!exists) return [createLine('application', name), createLine('volume', name)]
  return [
    ...(settings === 'outdated' ? [changeLine('application', name)] : []),
    // Every application has one volume.
    ...(storageCount < applications.length ? [createLine('volume', name)] : []),
  ]
}

/** What is created and changed before a deployment. `settings`: those of an existing application. */
export const preparationLines = (
  inventory: PreparedInventory,
  names: SiteNames,
  settings: 'outdated' | 'current',
): PlanLine[] => [
  ...(inventory.project ? [] : [createLine('project', names.project)]),
  ...databaseLines(inventory, names.database),
  ...applicationLines(inventory, names.application, settings),
  changeLine('variables', names.application),
]

/** A queued deployment is adopted; one that is being built has to end first. */
export const deploymentLines = (
  application: string,
  deployments: readonly { status: string }[],
): PlanLine[] =>
  deployments.some(({ status }) => status === 'queued')
    ? []
    : [{ act: 'deploy', what: 'application', name: application }]

/** After a move the former application and database go; the volume stays. */
export const formerSiteLines = (inventory: PreparedInventory, names: SiteNames): PlanLine[] => {
  const former = listFormerResources(inventory, names)
  return [
    ...former.applications.flatMap(({ name }): PlanLine[] => [
      { act: 'delete', what: 'application', name },
      { act: 'keep', what: 'volume', name },
    ]),
    ...former.databases.map(({ name }): PlanLine => ({ act: 'delete', what: 'database', name })),
  ]
}
