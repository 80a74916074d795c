import type { Owner } from '../../../events/codes'
import { isBought } from '../../../events/codes'
import { personById } from '../../../projections/people'
import type { ProjectRow } from '../../../projections/projects'
import { missingContact } from '../../domain/order/missing-contact'
import type { PreflightCheck, PreflightCode } from '../../domain/order/preflight'
import { redIn } from '../../domain/order/preflight'
import type { StepView } from '../../domain/project/step-progress'
import { personFields } from '../http/person-fields'
import type { Desk } from '../http/route-dependencies'

export type Checked = Pick<
  ProjectRow,
  'id' | 'customerId' | 'domainKind' | 'domainName' | 'plugins'
>
type Look = { requestId: string; atMostOldMs: number }

const contactLacks = async ({ sql, vault }: Desk, customerId: string) => {
  const [person, key] = await Promise.all([personById(sql, customerId), vault.keyOf(customerId)])
  return missingContact(person ? personFields(vault, key, person) : {})
}

/** All that an order needs before money is taken for it, each with whether it is there. */
export const preflightFor = async (
  desk: Desk,
  project: Checked,
  look: Look,
): Promise<PreflightCheck[]> => {
  const { catalogue } = await desk.stock()
  const lacks = isBought(project.domainKind) ? await contactLacks(desk, project.customerId) : []
  return desk.questions.preflight({
    ...look,
    projectId: project.id,
    domain: { kind: project.domainKind, name: project.domainName },
    plugins: project.plugins,
    missingContact: lacks,
    versions: catalogue.versions,
  })
}

/** The first thing that stands in the way of taking money, if anything does. */
export const obstacleTo = async (desk: Desk, project: Checked, look: Look) =>
  redIn(await preflightFor(desk, project, look)).at(0)

const owners: Partial<Record<PreflightCode, Owner>> = {
  DOMAIN_GONE: 'customer',
  DOMAIN_OURS: 'customer',
  NOTHING_TO_TRANSFER: 'customer',
  INWX_UNREACHABLE: 'vendor',
}

/** Why the payment waits, in the words of its step. */
export const obstacleSaid = ({
  code,
}: PreflightCheck): Pick<StepView, 'code' | 'owner' | 'vendor'> => ({
  code,
  owner: owners[code] ?? 'us',
  ...(code === 'INWX_UNREACHABLE' ? { vendor: 'inwx' } : {}),
})
