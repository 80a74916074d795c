import type { CatalogueFacts } from '../../../src/domain/catalogue/catalogue-decider'
import { noon } from '../../support/project-events'

/** A catalogue with nothing in it but what a test is about. */
export const createCatalogueFacts = (facts: Partial<CatalogueFacts> = {}): CatalogueFacts => ({
  revision: '1',
  now: noon,
  offer: {
    projectTypes: [],
    bundles: [],
    plugins: [],
    prices: [],
    baseDomains: [],
    ownBaseDomains: [],
    resolvablePlugins: new Set(),
    dependencies: {},
  },
  bundles: [],
  baseDomains: [],
  plugins: [],
  categories: [],
  ...facts,
})
