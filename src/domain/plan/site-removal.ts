import type { PlanLine } from '../../../events/project'
import type { SiteNames } from './site-names'

type NamedResource = { uuid: string; name: string }

/** What the project holds at Coolify. */
export type SiteInventory = {
  projects: readonly string[]
  applications: readonly NamedResource[]
  databases: readonly NamedResource[]
  /** Services and databases of other kinds: no project that holds one is deleted. */
  otherResources: number
}

export type SiteRemoval = {
  applications: readonly NamedResource[]
  volumes: 'keep' | 'erase'
  databases: readonly NamedResource[]
  /** Deleted once all the above is gone. */
  projects: readonly string[]
}

/** Applications go; databases and volumes only with the data, and the project with its last resource. */
export const planSiteRemoval = (
  { projects, applications, databases, otherResources }: SiteInventory,
  data: 'keep' | 'erase',
): SiteRemoval => {
  const isEmptied = otherResources === 0 && (data === 'erase' || databases.length === 0)
  return {
    applications,
    volumes: data,
    databases: data === 'erase' ? databases : [],
    projects: isEmptied ? projects : [],
  }
}

/** The same as people read it, with what is kept. */
export const siteRemovalLines = (
  inventory: SiteInventory,
  data: 'keep' | 'erase',
  projectName: string,
): PlanLine[] => {
  const removal = planSiteRemoval(inventory, data)
  const act = data === 'erase' ? 'delete' : 'keep'
  return [
    ...removal.applications.flatMap(({ name }): PlanLine[] => [
      { act: 'delete', what: 'application', name },
      { act, what: 'volume', name },
    ]),
    ...inventory.databases.map(
      (database): PlanLine => ({
        act: removal.databases.includes(database) ? 'delete' : 'keep',
        what: 'database',
        name: database.name,
      }),
    ),
    ...inventory.projects.map(
      (uuid): PlanLine => ({
        act: removal.projects.includes(uuid) ? 'delete' : 'keep',
        what: 'project',
        name: projectName,
      }),
    ),
  ]
}

/** What a site left behind at servers that it moved away from; its volumes stay. */
export const listFormerResources = <Resource extends NamedResource>(
  {
    applications,
    databases,
  }: { applications: readonly Resource[]; databases: readonly NamedResource[] },
  names: Pick<SiteNames, 'application' | 'database'>,
) => ({
  applications: applications.filter(({ name }) => name !== names.application),
  databases: databases.filter(({ name }) => name !== names.database),
})
