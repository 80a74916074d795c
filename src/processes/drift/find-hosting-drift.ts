import type { DriftKind } from '../../../events/drift'
import { vendorName } from '../../integrations/coolify/resource-names'
import type { Known, KnownProject } from './expected-state'
import { type Finding, finding } from './finding'
import type { Seen } from './observed-state'
import { isAtRest, isOver } from './steady-state'

type Hosting = NonNullable<Seen['hosting']>
type Thing = { uuid: string; name: string }

/** `vrs-<slug>-<8>`, and with a number behind it at a second server. */
const ours = /^vrs-.+-[0-9a-f]{8}(-\d{1,3})?$/

type Owners = ReadonlyMap<string, KnownProject>

const ownersOf = ({ projects }: Known): Owners =>
  new Map(projects.map((project) => [vendorName(project.slug, project.id), project]))

/** A place of the move that a name ends in; a project's own name comes first. */
const ownerOf = (owners: Owners, { name }: Thing) =>
  owners.get(name) ?? owners.get(name.replace(/-\d{1,3}$/, ''))

const orphan = (kind: DriftKind, { name, uuid }: Thing, owner: KnownProject | undefined) =>
  finding(kind, `${name} ${uuid}`, {
    expected: owner ? owner.status : '',
    found: name,
    ways: ['repair'],
    about: { uuid, name, ...(owner ? { projectId: owner.id } : {}) },
  })

const orphans = (
  kind: DriftKind,
  things: readonly Thing[],
  known: Known,
  isKept: (owner: KnownProject) => boolean,
): Finding[] => {
  const owners = ownersOf(known)
  return things
    .filter(({ name }) => ours.test(name))
    .flatMap((thing) => {
      const owner = ownerOf(owners, thing)
      if (owner && (!isOver(owner, known) || isKept(owner))) return []
      return [orphan(kind, thing, owner)]
    })
}

type State = { uuid: string; name: string; state: string }

const isUp = ({ state }: State) => state !== 'exited'

const graceMs = 600_000

/** Its site moved away from there a while ago, and what clears up behind it did not. */
const isLeftBehind = ({ uuid }: Thing, owner: KnownProject, { asOf }: Known) =>
  uuid !== owner.application && Date.parse(owner.changedAt) < Date.parse(asOf) - graceMs

const standing = (application: State, owner: KnownProject, known: Known): Finding[] => {
  const about = { uuid: application.uuid, name: application.name, projectId: owner.id }
  const told = { found: application.state, about }
  if (isOver(owner, known) || owner.changedAt > known.asOf || owner.underWay) return []
  if (owner.archivedAt && !owner.teardownAt && isUp(application))
    return [finding('archivedStillRuns', application.name, { ...told, expected: owner.status })]
  // A suspended site stays up and says so itself.
  if (owner.archivedAt || owner.suspendedAt || !isAtRest(owner, known)) return []
  if (isLeftBehind(application, owner, known))
    return [orphan('orphanApplication', application, owner)]
  if (isUp(application) && owner.licensed.length === 0)
    return [finding('applicationWithoutLicense', application.name, told)]
  if (!isUp(application) && application.uuid === owner.application)
    return [
      finding('applicationStopped', application.name, {
        ...told,
        expected: 'running',
        ways: ['repair'],
      }),
    ]
  return []
}

const applicationsBeside = ({ applications }: Hosting, known: Known): Finding[] => {
  const owners = ownersOf(known)
  const stands = applications.flatMap((application) => {
    const owner = ownerOf(owners, application)
    return owner ? standing(application, owner, known) : []
  })
  const missing = known.projects
    .filter((project) => isAtRest(project, known) && project.licensed.length > 0)
    .filter(({ application }) => !applications.some(({ uuid }) => uuid === application))
    .map((project) =>
      finding('liveWithoutApplication', vendorName(project.slug, project.id), {
        expected: project.application ?? '',
        ways: ['repair'],
        about: { projectId: project.id },
      }),
    )
  return [...stands, ...missing]
}

const serversBeside = ({ servers }: Hosting, known: Known): Finding[] => {
  const named = ({ name, ipv4 }: { name: string; ipv4: string }) => `${name} ${ipv4}`
  const unknown = servers
    .filter(({ uuid }) => !known.servers.some(({ coolifyUuid }) => coolifyUuid === uuid))
    .map((server) =>
      finding('serverUnknown', server.uuid, { found: named(server), about: { uuid: server.uuid } }),
    )
  const wrong = known.servers.flatMap((server) => {
    const seen = servers.find(({ uuid }) => uuid === server.coolifyUuid)
    if (!seen) return [finding('serverGone', server.name, { expected: named(server) })]
    if (seen.ipv4 === server.ipv4) return []
    const about = { uuid: seen.uuid }
    return [
      finding('serverAddressDiffers', server.name, {
        expected: server.ipv4,
        found: seen.ipv4,
        about,
      }),
    ]
  })
  return [...unknown, ...wrong]
}

const never = () => false
const isData = ({ kept }: KnownProject) => kept === 'keep'

/** Coolify beside the projects and servers that we know. */
export const hostingDrift = ({ hosting }: Seen, known: Known): Finding[] =>
  hosting
    ? [
        ...orphans('orphanApplication', hosting.applications, known, never),
        ...orphans('orphanDatabase', hosting.databases, known, isData),
        ...orphans('orphanProject', hosting.projects, known, isData),
        ...applicationsBeside(hosting, known),
        ...serversBeside(hosting, known),
      ]
    : []
