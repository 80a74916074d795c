import { getDomain } from 'tldts'
import { isBought } from '../../../events/codes'
import type { DomainRow } from '../../../projections/domains'
import type { AccountDomain } from '../../integrations/inwx/types'
import type { ExpectedProject, ExpectedState } from './expected-state'
import { createFinding, type Finding } from './finding'
import type { ObservedState } from './observed-state'
import { allDomainsOf } from './project-domains'
import { isSteady } from './steady-state'

const isAutoRenewing = ({ renewalMode }: AccountDomain) => renewalMode === 'AUTORENEW'

const yearlyCost = (held: AccountDomain) =>
  isAutoRenewing(held) && held.netCents !== undefined ? { yearlyCents: held.netCents } : {}

const isBaseDomain = ({ name }: AccountDomain, { baseDomains }: ExpectedState) =>
  baseDomains.some((base) => base === name || getDomain(base) === name)

const isDomainOf = (project: ExpectedProject, held: string) =>
  allDomainsOf(project).some(
    ({ name, zone }) => name === held || zone === held || getDomain(name) === held,
  )

const isTeardownPending = ({ releasedAt, tornDownAt }: ExpectedProject) =>
  releasedAt !== null && tornDownAt === null

/** Under way counts too: what is being bought or taken down is somebody's. */
const findOwner = ({ name }: AccountDomain, { projects }: ExpectedState) =>
  projects.find(
    (project) =>
      isDomainOf(project, name) && (project.archivedAt === null || isTeardownPending(project)),
  )

const compareUnownedDomain = (held: AccountDomain, row: DomainRow | undefined): Finding[] => {
  // It was bought by us once and runs out: our events know.
  if (row?.registrarRef && !isAutoRenewing(held)) return []
  const until = held.expiresAt.slice(0, 10)
  return [
    createFinding('domainWithoutProject', held.name, {
      found: [held.renewalMode, until].filter(Boolean).join(' '),
      ways: isAutoRenewing(held) ? ['repair'] : [],
      about: { domain: held.name },
      ...yearlyCost(held),
    }),
  ]
}

const dayMs = 86_400_000

const compareExpiry = (held: AccountDomain, row: DomainRow, projectId: string): Finding[] => {
  if (!row.expiresAt || !held.expiresAt) return []
  const later = Date.parse(held.expiresAt) - Date.parse(row.expiresAt)
  if (Math.abs(later) <= dayMs) return []
  return [
    createFinding('domainEndsElsewhen', held.name, {
      expected: row.expiresAt.slice(0, 10),
      found: held.expiresAt.slice(0, 10),
      // That it ends earlier is nothing to believe just so.
      ways: later > 0 ? ['adopt'] : [],
      about: { domain: held.name, projectId },
    }),
  ]
}

const compareOwnedDomain = (
  held: AccountDomain,
  project: ExpectedProject,
  known: ExpectedState,
): Finding[] => {
  const row = known.domains.find(({ name }) => name === held.name)
  const own = allDomainsOf(project).find(({ name }) => name === held.name)
  if (!isSteady(project, known) || !isBought(own?.kind ?? row?.kind)) return []
  const about = { domain: held.name, projectId: project.id }
  const renewing = isAutoRenewing(held)
    ? [
        createFinding('domainRenewsItself', held.name, {
          expected: 'AUTOEXPIRE',
          found: held.renewalMode,
          ways: ['repair'],
          about,
          ...yearlyCost(held),
        }),
      ]
    : []
  if (row?.registrarRef && row.projectId)
    return [...renewing, ...compareExpiry(held, row, project.id)]
  const found = `${held.roId} ${held.expiresAt.slice(0, 10)}`
  return [
    ...renewing,
    createFinding('domainUnrecorded', held.name, { found, ways: ['adopt'], about }),
  ]
}

const findMissingDomains = (held: readonly AccountDomain[], known: ExpectedState): Finding[] =>
  known.domains.flatMap(({ name, projectId, registrarRef, expiresAt }) => {
    const project = known.projects.find(({ id }) => id === projectId)
    if (!registrarRef || !project || !isSteady(project, known)) return []
    if (held.some((one) => one.name === name)) return []
    const about = { domain: name, projectId: project.id }
    return [createFinding('domainGone', name, { expected: expiresAt?.slice(0, 10) ?? '', about })]
  })

/** The account at INWX beside the domains that our projects have. */
export const findDomainDrift = ({ domains }: ObservedState, known: ExpectedState): Finding[] => {
  if (!domains) return []
  const found = domains.flatMap((held) => {
    if (isBaseDomain(held, known)) return []
    const project = findOwner(held, known)
    if (project) return compareOwnedDomain(held, project, known)
    return compareUnownedDomain(
      held,
      known.domains.find(({ name }) => name === held.name),
    )
  })
  return [...found, ...findMissingDomains(domains, known)]
}
