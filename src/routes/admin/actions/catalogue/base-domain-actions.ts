import { z } from 'zod'
import { RefusalError } from '../../../../../events/refusal-error'
import type { BaseDomainItem } from '../../../../../projections/queries/catalogue-items'
import { listNameReservations } from '../../../../../projections/queries/domains'
import { BaseDomainFields } from '../../../../../views/admin/catalogue/base-domain-views'
import type { BaseDomainCommand } from '../../../../domain/catalogue/decide-base-domain'
import { type ActionContext, type AdminAction, defineCodedAction } from '../define-action'
import { domainName, requiredText } from '../form-schemas'
import { yesOrNo } from './catalogue-inputs'
import type { CatalogueItemKind } from './catalogue-item-kind'

type BaseDomainKind = CatalogueItemKind<BaseDomainItem, Record<string, never>, BaseDomainCommand>

const defineBaseDomainAction = defineCodedAction<BaseDomainKind>()(
  (t) => t.catalogue.baseDomains.actions,
)

const maxNameLength = 100
const terms = z.object({ displayName: requiredText(maxNameLength), isDefault: yesOrNo })

const refuseName = (code: string, detail: string) =>
  new RefusalError(code, detail, [{ pointer: '/name', code }])

/** Addresses below it are set up in its zone, which must be there in our account. */
const assertOurs = async ({ deps, subject: { id } }: ActionContext<BaseDomainKind>) => {
  const holders = await listNameReservations(deps.sql, '', id)
  if (holders.length > 0)
    throw refuseName('DOMAIN_TAKEN', `expected ${id} without a project, found one at it`)
  const request = { name: id, zone: id, hosts: [], wanted: [], copied: [] }
  const { zone } = await deps.vendorQueries.observeDomain(request)
  if (zone === 'unreachable')
    throw new RefusalError('UNAVAILABLE', `expected INWX to answer for ${id}, found it silent`)
  if (zone === 'none')
    throw refuseName('BASE_DOMAIN_NOT_OURS', `expected a zone ${id} at INWX, found none`)
}

const termsForm = {
  plan: 'computed',
  Fields: BaseDomainFields,
  labels: ({ catalogue: { fields } }) => ({ ...fields, name: fields.domain }),
} satisfies Partial<AdminAction<BaseDomainKind>>

/** A domain of ours that new projects can get an address below. */
export const baseDomainCreation = defineBaseDomainAction({
  ...termsForm,
  code: 'new',
  reasons: ['rangeExtended', 'other'],
  isAllowed: () => true,
  assertReady: assertOurs,
  input: () => terms.extend({ name: domainName() }),
  command: ({ name: _, ...data }) => ({ type: 'OfferBaseDomain', data }),
})

const description = defineBaseDomainAction({
  ...termsForm,
  code: 'description',
  reasons: ['moreTelling', 'corrected', 'other'],
  isAllowed: ({ withdrawn }) => !withdrawn,
  input: () => terms,
  command: (data) => ({ type: 'ChangeBaseDomain', data }),
})

const offeredAgain = defineBaseDomainAction({
  ...termsForm,
  code: 'offer',
  reasons: ['rangeExtended', 'addedByMistake', 'other'],
  placement: { kind: 'next', rank: 1 },
  isAllowed: ({ withdrawn }) => withdrawn,
  assertReady: assertOurs,
  input: () => terms,
  command: (data) => ({ type: 'OfferBaseDomain', data }),
})

/** For new names only: sites below it stay where they are. */
const withdrawal = defineBaseDomainAction({
  code: 'withdrawal',
  reasons: ['rangeReduced', 'addedByMistake', 'other'],
  plan: 'computed',
  isDangerous: true,
  isAllowed: ({ withdrawn }) => !withdrawn,
  command: () => ({ type: 'WithdrawBaseDomain' }),
})

export const baseDomainActions: readonly AdminAction<BaseDomainKind>[] = [
  offeredAgain,
  description,
  withdrawal,
]
