import type { Owner } from '../../../events/codes'
import { isBought } from '../../../events/codes'
import type { ProjectRow } from '../../../projections/projects'
import type { ParsedDomainHolder } from '../../domain/contact/domain-holder'
import { parseDomainHolder } from '../../domain/contact/domain-holder'
import type { PreflightCheck, PreflightCode } from '../../domain/order/preflight'
import { listBlockingChecks } from '../../domain/order/preflight'
import type { StepProgress } from '../../domain/project/step-progress'
import type { RouteDependencies } from '../http/route-dependencies'
import { loadContact } from './load-contact'

export type PreflightSubject = Pick<
  ProjectRow,
  'id' | 'customerId' | 'domainKind' | 'domainName' | 'plugins'
>
type PreflightOptions = { requestId: string; maxAgeMs: number }

export const loadDomainHolder = async (
  deps: RouteDependencies,
  customerId: string,
): Promise<ParsedDomainHolder> =>
  parseDomainHolder((await loadContact(deps, customerId))?.fields ?? {})

/** All that an order needs before money is taken for it, each with whether it is there. */
export const runPreflight = async (
  deps: RouteDependencies,
  project: PreflightSubject,
  look: PreflightOptions,
): Promise<PreflightCheck[]> => {
  const { catalogue } = await deps.catalogueSnapshot()
  const contact = isBought(project.domainKind)
    ? await loadDomainHolder(deps, project.customerId)
    : { faults: [] }
  return deps.vendorQueries.runPreflight({
    ...look,
    projectId: project.id,
    domain: { kind: project.domainKind, name: project.domainName },
    plugins: project.plugins,
    contact,
    versions: catalogue.versions,
  })
}

/** The first thing that stands in the way of taking money, if anything does. */
export const findPaymentObstacle = async (
  deps: RouteDependencies,
  project: PreflightSubject,
  look: PreflightOptions,
) => listBlockingChecks(await runPreflight(deps, project, look)).at(0)

const obstacleOwners: Partial<Record<PreflightCode, Owner>> = {
  CONTACT_LACKING: 'customer',
  CONTACT_REFUSED: 'customer',
  DOMAIN_GONE: 'customer',
  DOMAIN_OURS: 'customer',
  NOTHING_TO_TRANSFER: 'customer',
  INWX_UNREACHABLE: 'vendor',
}

/** Why the payment waits, in the words of its step. */
export const describeObstacle = ({
  code,
}: PreflightCheck): Pick<StepProgress, 'code' | 'owner' | 'vendor'> => ({
  code,
  owner: obstacleOwners[code] ?? 'us',
  ...(code === 'INWX_UNREACHABLE' ? { vendor: 'inwx' } : {}),
})
