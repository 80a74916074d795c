import { getDomain } from 'tldts'
import { isBought } from '../../../events/codes'
import type { DomainRow } from '../../../projections/domains'
import type { DomainHeld } from '../../integrations/inwx/types'
import type { Known, KnownProject } from './expected-state'
import { type Finding, finding } from './finding'
import type { Seen } from './observed-state'
import { namesHeld } from './project-domains'
import { isAtRest } from './steady-state'

const renews = ({ renewalMode }: DomainHeld) => renewalMode === 'AUTORENEW'

const yearly = (held: DomainHeld) =>
  renews(held) && held.netCents !== undefined ? { yearlyCents: held.netCents } : {}

const isOurs = ({ name }: DomainHeld, { baseDomains }: Known) =>
  baseDomains.some((base) => base === name || getDomain(base) === name)

const isHeldBy = (project: KnownProject, held: string) =>
  namesHeld(project).some(
    ({ name, zone }) => name === held || zone === held || getDomain(name) === held,
  )

const isLeaving = ({ releasedAt, tornDownAt }: KnownProject) =>
  releasedAt !== null && tornDownAt === null

/** Under way counts too: what is being bought or taken down is somebody's. */
const holderOf = ({ name }: DomainHeld, { projects }: Known) =>
  projects.find(
    (project) => isHeldBy(project, name) && (project.archivedAt === null || isLeaving(project)),
  )

const withoutProject = (held: DomainHeld, row: DomainRow | undefined): Finding[] => {
  // It was bought by us once and runs out: our events know.
  if (row?.registrarRef && !renews(held)) return []
  const until = held.expiresAt.slice(0, 10)
  return [
    finding('domainWithoutProject', held.name, {
      found: [held.renewalMode, until].filter(Boolean).join(' '),
      ways: renews(held) ? ['repair'] : [],
      about: { domain: held.name },
      ...yearly(held),
    }),
  ]
}

const dayMs = 86_400_000

const endsElsewhen = (held: DomainHeld, row: DomainRow, projectId: string): Finding[] => {
  if (!row.expiresAt || !held.expiresAt) return []
  const later = Date.parse(held.expiresAt) - Date.parse(row.expiresAt)
  if (Math.abs(later) <= dayMs) return []
  return [
    finding('domainEndsElsewhen', held.name, {
      expected: row.expiresAt.slice(0, 10),
      found: held.expiresAt.slice(0, 10),
      // That it ends earlier is nothing to believe just so.
      ways: later > 0 ? ['adopt'] : [],
      about: { domain: held.name, projectId },
    }),
  ]
}

const withProject = (held: DomainHeld, project: KnownProject, known: Known): Finding[] => {
  const row = known.domains.find(({ name }) => name === held.name)
  const own = namesHeld(project).find(({ name }) => name === held.name)
  if (!isAtRest(project, known) || !isBought(own?.kind ?? row?.kind)) return []
  const about = { domain: held.name, projectId: project.id }
  const renewing = renews(held)
    ? [
        finding('domainRenewsItself', held.name, {
          expected: 'AUTOEXPIRE',
          found: held.renewalMode,
          ways: ['repair'],
          about,
          ...yearly(held),
        }),
      ]
    : []
  if (row?.registrarRef && row.projectId)
    return [...renewing, ...endsElsewhen(held, row, project.id)]
  const found = `${held.roId} ${held.expiresAt.slice(0, 10)}`
  return [...renewing, finding('domainUnrecorded', held.name, { found, ways: ['adopt'], about })]
}

const gone = (held: readonly DomainHeld[], known: Known): Finding[] =>
  known.domains.flatMap(({ name, projectId, registrarRef, expiresAt }) => {
    const project = known.projects.find(({ id }) => id === projectId)
    if (!registrarRef || !project || !isAtRest(project, known)) return []
    if (held.some((one) => one.name === name)) return []
    const about = { domain: name, projectId: project.id }
    return [finding('domainGone', name, { expected: expiresAt?.slice(0, 10) ?? '', about })]
  })

/** The account at INWX beside the domains that our projects have. */
export const domainDrift = ({ domains }: Seen, known: Known): Finding[] => {
  if (!domains) return []
  const found = domains.flatMap((held) => {
    if (isOurs(held, known)) return []
    const project = holderOf(held, known)
    if (project) return withProject(held, project, known)
    return withoutProject(
      held,
      known.domains.find(({ name }) => name === held.name),
    )
  })
  return [...found, ...gone(domains, known)]
}
