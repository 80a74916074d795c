import type { DomainEvent, EventOf, RecordedEvent } from '../../../events'
import { RefusalError } from '../../../events/refusal-error'
import { projectTypeStream } from '../../../events/streams'
import type { CatalogueDecider, CatalogueFacts } from './catalogue-decider'
import type { DescribedFields } from './catalogue-state'
import { codeTaken, hasSameFields, wrongCatalogueState } from './catalogue-state'

type Offered = EventOf<'ProjectTypeOffered'>['data']

/** A project type's terms; `fields`: its texts and looks besides. */
type ProjectTypeTerms = Omit<Offered, 'code'> & { fields: DescribedFields }

export type ProjectTypeCommand =
  | { type: 'OfferProjectType'; data: ProjectTypeTerms }
  | { type: 'ChangeProjectType'; data: ProjectTypeTerms }
  | { type: 'ChooseBaseType' }
  | { type: 'WithdrawProjectType' }

type ProjectTypeState =
  | { stage: 'none' }
  | { stage: 'offered' | 'withdrawn'; offered: Offered; fields: DescribedFields }

const evolve = (type: ProjectTypeState, event: RecordedEvent): ProjectTypeState => {
  if (event.type === 'ProjectTypeOffered') {
    const fields = type.stage === 'none' ? {} : type.fields
    return { stage: 'offered', offered: event.data, fields }
  }
  if (type.stage === 'none') return type
  if (event.type === 'ProjectTypeDescribed') return { ...type, fields: event.data.fields }
  return event.type === 'ProjectTypeWithdrawn' ? { ...type, stage: 'withdrawn' } : type
}

/** Only what is another one than before. */
const offerProjectType = (
  code: string,
  { fields, ...terms }: ProjectTypeTerms,
  type: ProjectTypeState,
): DomainEvent[] => {
  const offered = { code, ...terms }
  const isSameOffer = type.stage === 'offered' && hasSameFields(offered, type.offered)
  const isSameText = hasSameFields(fields, type.stage === 'none' ? {} : type.fields)
  return [
    ...(isSameOffer ? [] : [{ type: 'ProjectTypeOffered' as const, data: offered }]),
    ...(isSameText ? [] : [{ type: 'ProjectTypeDescribed' as const, data: { fields } }]),
  ]
}

const isBaseType = (code: string, { offer }: CatalogueFacts) =>
  offer.projectTypes.some((type) => type.code === code && type.isBase)

/** Prices are kept for the base type, and types without a price of their own pay its price. */
const assertNotFree = (code: string, { isFree }: { isFree: boolean }, pointer = '') => {
  if (isFree)
    throw new RefusalError('FREE_BASE_TYPE', `expected a type with prices, found ${code} free`, [
      { pointer, code: 'FREE_BASE_TYPE' },
    ])
}

const assertWithdrawable = (code: string, facts: CatalogueFacts) => {
  if (isBaseType(code, facts))
    throw new RefusalError('BASE_TYPE_NEEDED', `expected another base type than ${code}`)
  const bundles = facts.bundles.filter(({ projectType }) => projectType === code)
  if (bundles.length > 0)
    throw new RefusalError(
      'TYPE_HAS_BUNDLES',
      `expected no bundle offered for ${code}, found ${bundles.map((one) => one.code).join(', ')}`,
    )
}

const decideProjectType: CatalogueDecider<ProjectTypeCommand>['decide'] = (
  code,
  command,
  events,
  facts,
) => {
  const type = events.reduce<ProjectTypeState>(evolve, { stage: 'none' })
  const wrongState = () => wrongCatalogueState(projectTypeStream(code), 'offered', type.stage)
  if (command.type === 'OfferProjectType') {
    const offered = offerProjectType(code, command.data, type)
    if (type.stage === 'offered' && offered.length > 0) throw codeTaken(code)
    return offered
  }
  if (command.type === 'WithdrawProjectType' && type.stage === 'withdrawn') return []
  if (type.stage !== 'offered') throw wrongState()
  switch (command.type) {
    case 'ChangeProjectType':
      if (isBaseType(code, facts)) assertNotFree(code, command.data, '/isFree')
      return offerProjectType(code, command.data, type)
    case 'ChooseBaseType':
      if (isBaseType(code, facts)) return []
      assertNotFree(code, type.offered)
      return [{ type: 'BaseTypeChosen', data: {} }]
    case 'WithdrawProjectType':
      assertWithdrawable(code, facts)
      return [{ type: 'ProjectTypeWithdrawn', data: {} }]
  }
}

/** What kinds of projects can be ordered. Exactly one is the base: the one that was chosen last. */
export const projectTypeDecider: CatalogueDecider<ProjectTypeCommand> = {
  streamOf: projectTypeStream,
  decide: decideProjectType,
}
