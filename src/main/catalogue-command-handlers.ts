import type { Sql } from '../../projections/projection'
import { readCatalogueFacts } from '../../projections/queries/catalogue'
import type { CatalogueDecider } from '../domain/catalogue/catalogue-decider'
import { categoryDecider } from '../domain/catalogue/decide-category'
import { pluginDecider } from '../domain/catalogue/decide-plugin'
import type { RouteDependencies } from '../routes/http/route-dependencies'
import { createFactualCommandHandler } from '../store/event-store/command-handler'
import type { EventStore } from '../store/event-store/event-store'
import { createStatement } from '../store/postgres/statement'

/** Commands to the streams of the catalogue: one after the other, whatever their streams. */
export const createCatalogueCommandHandlers = (
  store: EventStore,
  sql: Sql,
  now: () => Date,
): Pick<RouteDependencies['commands'], 'category' | 'plugin'> => {
  const createHandler = <Command>(decider: CatalogueDecider<Command>) =>
    createFactualCommandHandler(store, {
      ...decider,
      loadFacts: () => readCatalogueFacts(sql, now()),
      lockFacts: ({ revision }) =>
        createStatement('select take_catalogue_revision($1)', [revision]),
    })
  return { category: createHandler(categoryDecider), plugin: createHandler(pluginDecider) }
}
