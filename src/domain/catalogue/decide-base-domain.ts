import type { DomainEvent, EventOf, RecordedEvent } from '../../../events'
import { RefusalError } from '../../../events/refusal-error'
import { baseDomainStream } from '../../../events/streams'
import type { CatalogueDecider, CatalogueFacts } from './catalogue-decider'
import { codeTaken, hasSameFields, wrongCatalogueState } from './catalogue-state'

type Offered = EventOf<'BaseDomainOffered'>['data']
type BaseDomainTerms = Omit<Offered, 'name'>

export type BaseDomainCommand =
  | { type: 'OfferBaseDomain'; data: BaseDomainTerms }
  | { type: 'ChangeBaseDomain'; data: BaseDomainTerms }
  | { type: 'WithdrawBaseDomain' }

type BaseDomainState = { stage: 'none' } | { stage: 'offered' | 'withdrawn'; offered: Offered }

const evolve = (domain: BaseDomainState, event: RecordedEvent): BaseDomainState => {
  if (event.type === 'BaseDomainOffered') return { stage: 'offered', offered: event.data }
  return event.type === 'BaseDomainWithdrawn' && domain.stage === 'offered'
    ? { ...domain, stage: 'withdrawn' }
    : domain
}

const listOthers = (name: string, { baseDomains }: CatalogueFacts) =>
  baseDomains.filter((one) => one.name !== name)

/** The first one is the default, whatever was chosen: there is nothing else to preselect. */
const offerBaseDomain = (
  name: string,
  { displayName, isDefault }: BaseDomainTerms,
  domain: BaseDomainState,
  facts: CatalogueFacts,
): DomainEvent[] => {
  const isFirst = listOthers(name, facts).length === 0
  const offered = { name, displayName, isDefault: isDefault || isFirst }
  const isSame = domain.stage === 'offered' && hasSameFields(offered, domain.offered)
  return isSame ? [] : [{ type: 'BaseDomainOffered', data: offered }]
}

const defaultNeeded = (name: string, pointer: string) =>
  new RefusalError('DEFAULT_NEEDED', `expected another default than ${name} first`, [
    { pointer, code: 'DEFAULT_NEEDED' },
  ])

const decideBaseDomain: CatalogueDecider<BaseDomainCommand>['decide'] = (
  name,
  command,
  events,
  facts,
) => {
  const domain = events.reduce<BaseDomainState>(evolve, { stage: 'none' })
  if (command.type === 'OfferBaseDomain') {
    const offered = offerBaseDomain(name, command.data, domain, facts)
    if (domain.stage === 'offered' && offered.length > 0) throw codeTaken(name, '/name')
    return offered
  }
  if (command.type === 'WithdrawBaseDomain' && domain.stage === 'withdrawn') return []
  if (domain.stage !== 'offered')
    throw wrongCatalogueState(baseDomainStream(name), 'offered', domain.stage)
  const endsDefault = domain.offered.isDefault && listOthers(name, facts).length > 0
  if (command.type === 'WithdrawBaseDomain') {
    if (endsDefault) throw defaultNeeded(name, '')
    return [{ type: 'BaseDomainWithdrawn', data: {} }]
  }
  if (endsDefault && !command.data.isDefault) throw defaultNeeded(name, '/isDefault')
  return offerBaseDomain(name, command.data, domain, facts)
}

/**
 * Where names are offered that cost nothing. Sites below one that was withdrawn stay where they are.
 * One of them is the default: a new one ends the one before.
 */
export const baseDomainDecider: CatalogueDecider<BaseDomainCommand> = {
  streamOf: baseDomainStream,
  decide: decideBaseDomain,
  decideFurther: (name, command, facts) =>
    command.type !== 'WithdrawBaseDomain' && command.data.isDefault
      ? listOthers(name, facts)
          .filter(({ isDefault }) => isDefault)
          .map((former) => ({
            stream: baseDomainStream(former.name),
            events: [
              {
                type: 'BaseDomainOffered',
                data: { name: former.name, displayName: former.displayName, isDefault: false },
              },
            ],
          }))
      : [],
}
