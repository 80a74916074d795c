import type { Sql } from '../../projections/projection'
import { readCatalogueFacts } from '../../projections/queries/catalogue'
import type { CatalogueDecider } from '../domain/catalogue/catalogue-decider'
import { baseDomainDecider } from '../domain/catalogue/decide-base-domain'
import { bundleDecider } from '../domain/catalogue/decide-bundle'
import { categoryDecider } from '../domain/catalogue/decide-category'
import { pluginDecider } from '../domain/catalogue/decide-plugin'
import { projectTypeDecider } from '../domain/catalogue/decide-project-type'
import { rolloutDecider } from '../domain/rollout/rollout-decider'
import type { RouteDependencies } from '../routes/http/route-dependencies'
import { createFactualCommandHandler } from '../store/event-store/command-handler'
import type { EventStore } from '../store/event-store/event-store'
import { createStatement } from '../store/postgres/statement'

/** Commands to the streams of the catalogue: one after the other, whatever their streams. */
export const createCatalogueCommandHandlers = (
  store: EventStore,
  sql: Sql,
  now: () => Date,
): Pick<
  RouteDependencies['commands'],
  'bundle' | 'projectType' | 'category' | 'baseDomain' | 'plugin' | 'rollout'
> => {
  const createHandler = <Command>(decider: CatalogueDecider<Command>) =>
    createFactualCommandHandler(store, {
      ...decider,
      loadFacts: () => readCatalogueFacts(sql, now()),
      lockFacts: ({ revision }) =>
        createStatement('select take_catalogue_revision($1)', [revision]),
    })
  return {
    bundle: createHandler(bundleDecider),
    projectType: createHandler(projectTypeDecider),
    category: createHandler(categoryDecider),
    plugin: createHandler(pluginDecider),
    rollout: createHandler(rolloutDecider),
    baseDomain: createHandler(baseDomainDecider),
  }
}
