import type { DomainEvent, EventOf, RecordedEvent } from '../../../events'
import { RefusalError } from '../../../events/refusal-error'
import { categoryStream } from '../../../events/streams'
import type { CatalogueDecider, CatalogueFacts } from './catalogue-decider'
import type { DescribedFields } from './catalogue-state'
import { codeTaken, hasSameFields, wrongCatalogueState } from './catalogue-state'

/** What a category is called; `fields`: its texts besides. */
type CategoryNaming = Omit<EventOf<'CategoryNamed'>['data'], 'code'> & { fields: DescribedFields }

export type CategoryCommand =
  | { type: 'NameCategory'; data: CategoryNaming }
  | { type: 'RenameCategory'; data: CategoryNaming }
  | { type: 'DropCategory' }

type CategoryState =
  | { stage: 'none' | 'dropped' }
  | { stage: 'named'; naming: EventOf<'CategoryNamed'>['data']; fields: DescribedFields }

const evolve = (category: CategoryState, event: RecordedEvent): CategoryState => {
  switch (event.type) {
    case 'CategoryNamed': {
      const fields = category.stage === 'named' ? category.fields : {}
      return { stage: 'named', naming: event.data, fields }
    }
    case 'CategoryDescribed':
      return category.stage === 'named' ? { ...category, fields: event.data.fields } : category
    case 'CategoryDropped':
      return { stage: 'dropped' }
    default:
      return category
  }
}

const nameCategory = (
  code: string,
  { fields, ...naming }: CategoryNaming,
  category: CategoryState,
): DomainEvent[] => {
  const before = category.stage === 'named' ? category : { naming: {}, fields: {} }
  const named = { code, ...naming }
  return [
    ...(hasSameFields(named, before.naming)
      ? []
      : [{ type: 'CategoryNamed' as const, data: named }]),
    ...(hasSameFields(fields, before.fields)
      ? []
      : [{ type: 'CategoryDescribed' as const, data: { fields } }]),
  ]
}

const assertUnused = (code: string, { plugins }: CatalogueFacts) => {
  const users = plugins.filter(({ category }) => category === code).map(({ name }) => name)
  if (users.length > 0)
    throw new RefusalError(
      'CATEGORY_IN_USE',
      `expected no plugin in category ${code}, found ${users.join(', ')}`,
    )
}

const decideCategory: CatalogueDecider<CategoryCommand>['decide'] = (
  code,
  command,
  events,
  facts,
) => {
  const category = events.reduce<CategoryState>(evolve, { stage: 'none' })
  const { stage } = category
  switch (command.type) {
    case 'NameCategory': {
      const named = nameCategory(code, command.data, category)
      if (stage === 'named' && named.length > 0) throw codeTaken(code)
      return named
    }
    case 'RenameCategory':
      if (stage !== 'named') throw wrongCatalogueState(categoryStream(code), 'named', stage)
      return nameCategory(code, command.data, category)
    case 'DropCategory':
      if (stage === 'dropped') return []
      if (stage !== 'named') throw wrongCatalogueState(categoryStream(code), 'named', stage)
      assertUnused(code, facts)
      return [{ type: 'CategoryDropped', data: {} }]
  }
}

/** A category of plugins; one that plugins stand in is not dropped. */
export const categoryDecider: CatalogueDecider<CategoryCommand> = {
  streamOf: categoryStream,
  decide: decideCategory,
}
