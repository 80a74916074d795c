import type { DriftKind } from '../../../events/operations/drift'
import { projectResourceName } from '../../domain/plan/site-names'
import type { ExpectedProject, ExpectedState } from './expected-state'
import { createFinding, type Finding } from './finding'
import type { ObservedState } from './observed-state'
import { isFullyRemoved, isSteady } from './steady-state'

type Hosting = NonNullable<ObservedState['hosting']>
type CoolifyResource = { uuid: string; name: string }

/** `vrs-<slug>-<8>`, and with a number behind it at a second server. */
const ownNamePattern = /^vrs-.+-[0-9a-f]{8}(-\d{1,3})?$/

type Owners = ReadonlyMap<string, ExpectedProject>

const ownersOf = ({ projects }: ExpectedState): Owners =>
  new Map(projects.map((project) => [projectResourceName(project.slug, project.id), project]))

/** A place of the move that a name ends in; a project's own name comes first. */
const ownerOf = (owners: Owners, { name }: CoolifyResource) =>
  owners.get(name) ?? owners.get(name.replace(/-\d{1,3}$/, ''))

const orphanFinding = (
  kind: DriftKind,
  { name, uuid }: CoolifyResource,
  owner: ExpectedProject | undefined,
) =>
  createFinding(kind, `${name} ${uuid}`, {
    expected: owner ? owner.status : '',
    found: name,
    ways: ['repair'],
    about: { uuid, name, ...(owner ? { projectId: owner.id } : {}) },
  })

const findOrphans = (
  kind: DriftKind,
  things: readonly CoolifyResource[],
  expected: ExpectedState,
  isKept: (owner: ExpectedProject) => boolean,
): Finding[] => {
  const owners = ownersOf(expected)
  return things
    .filter(({ name }) => ownNamePattern.test(name))
    .flatMap((thing) => {
      const owner = ownerOf(owners, thing)
      if (owner && (!isFullyRemoved(owner, expected) || isKept(owner))) return []
      return [orphanFinding(kind, thing, owner)]
    })
}

type ResourceState = { uuid: string; name: string; state: string }

const isContainerUp = ({ state }: ResourceState) => state !== 'exited'

const graceMs = 600_000

/** Its site moved away from there a while ago, and what clears up behind it did not. */
const isLeftBehind = ({ uuid }: CoolifyResource, owner: ExpectedProject, { asOf }: ExpectedState) =>
  uuid !== owner.application && Date.parse(owner.changedAt) < Date.parse(asOf) - graceMs

const compareApplication = (
  application: ResourceState,
  owner: ExpectedProject,
  expected: ExpectedState,
): Finding[] => {
  const about = { uuid: application.uuid, name: application.name, projectId: owner.id }
  const description = { found: application.state, about }
  if (isFullyRemoved(owner, expected) || owner.changedAt > expected.asOf || owner.underWay)
    return []
  if (owner.archivedAt && !owner.teardownAt && isContainerUp(application))
    return [
      createFinding('archivedStillRuns', application.name, {
        ...description,
        expected: owner.status,
      }),
    ]
  // A suspended site stays up and says so itself.
  if (owner.archivedAt || owner.suspendedAt || !isSteady(owner, expected)) return []
  if (isLeftBehind(application, owner, expected))
    return [orphanFinding('orphanApplication', application, owner)]
  if (isContainerUp(application) && owner.activeLicenses.length === 0)
    return [createFinding('applicationWithoutLicense', application.name, description)]
  if (!isContainerUp(application) && application.uuid === owner.application)
    return [
      createFinding('applicationStopped', application.name, {
        ...description,
        expected: 'running',
        ways: ['repair'],
      }),
    ]
  return []
}

const compareApplications = ({ applications }: Hosting, expected: ExpectedState): Finding[] => {
  const owners = ownersOf(expected)
  const existing = applications.flatMap((application) => {
    const owner = ownerOf(owners, application)
    return owner ? compareApplication(application, owner, expected) : []
  })
  const missing = expected.projects
    .filter((project) => isSteady(project, expected) && project.activeLicenses.length > 0)
    .filter(({ application }) => !applications.some(({ uuid }) => uuid === application))
    .map((project) =>
      createFinding('liveWithoutApplication', projectResourceName(project.slug, project.id), {
        expected: project.application ?? '',
        ways: ['repair'],
        about: { projectId: project.id },
      }),
    )
  return [...existing, ...missing]
}

const compareServers = ({ servers }: Hosting, expected: ExpectedState): Finding[] => {
  const labelOf = ({ name, ipv4 }: { name: string; ipv4: string }) => `${name} ${ipv4}`
  const unknown = servers
    .filter(({ uuid }) => !expected.servers.some(({ coolifyUuid }) => coolifyUuid === uuid))
    .map((server) =>
      createFinding('serverUnknown', server.uuid, {
        found: labelOf(server),
        about: { uuid: server.uuid },
      }),
    )
  const wrong = expected.servers.flatMap((server) => {
    const observed = servers.find(({ uuid }) => uuid === server.coolifyUuid)
    if (!observed) return [createFinding('serverGone', server.name, { expected: labelOf(server) })]
    if (observed.ipv4 === server.ipv4) return []
    const about = { uuid: observed.uuid }
    return [
      createFinding('serverAddressDiffers', server.name, {
        expected: server.ipv4,
        found: observed.ipv4,
        about,
      }),
    ]
  })
  return [...unknown, ...wrong]
}

const isNeverKept = () => false
const isDataKept = ({ keptData }: ExpectedProject) => keptData === 'keep'

/** Coolify beside the projects and servers that we know. */
export const findHostingDrift = ({ hosting }: ObservedState, expected: ExpectedState): Finding[] =>
  hosting
    ? [
        ...findOrphans('orphanApplication', hosting.applications, expected, isNeverKept),
        ...findOrphans('orphanDatabase', hosting.databases, expected, isDataKept),
        ...findOrphans('orphanProject', hosting.projects, expected, isDataKept),
        ...compareApplications(hosting, expected),
        ...compareServers(hosting, expected),
      ]
    : []
