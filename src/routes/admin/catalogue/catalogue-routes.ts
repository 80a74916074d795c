import {
  listBaseDomainItems,
  listCategoryItems,
  listProjectTypeItems,
} from '../../../../projections/queries/catalogue-items'
import { baseDomainView } from '../../../../views/admin/catalogue/base-domain-views'
import { bundleView } from '../../../../views/admin/catalogue/bundle-views'
import { firstCataloguePath } from '../../../../views/admin/catalogue/catalogue-shell'
import { categoryView } from '../../../../views/admin/catalogue/category-views'
import { projectTypeView } from '../../../../views/admin/catalogue/project-type-views'
import { baseDomainDecider } from '../../../domain/catalogue/decide-base-domain'
import { bundleDecider } from '../../../domain/catalogue/decide-bundle'
import { categoryDecider } from '../../../domain/catalogue/decide-category'
import { projectTypeDecider } from '../../../domain/catalogue/decide-project-type'
import type { PermissionRouter } from '../../http/permission-router'
import type { RouteDependencies } from '../../http/route-dependencies'
import { baseDomainActions, baseDomainCreation } from '../actions/catalogue/base-domain-actions'
import { bundleActions, bundleCreation } from '../actions/catalogue/bundle-actions'
import { readTypedCode, readTypedDomain } from '../actions/catalogue/catalogue-target'
import { categoryActions, categoryCreation } from '../actions/catalogue/category-actions'
import { projectTypeActions, projectTypeCreation } from '../actions/catalogue/project-type-actions'
import { catalogueSectionRoutes } from './catalogue-section'
import { loadBundleChoices, loadBundles } from './load-bundles'
import { pluginRoutes } from './plugin-routes'
import { priceRoutes } from './price-routes'
import { rolloutRoutes } from './rollout-routes'
import { versionRoutes } from './version-routes'

/** The catalogue: everybody on the staff reads, admins change. */
export const catalogueRoutes = (router: PermissionRouter, deps: RouteDependencies) => {
  router.get('/admin/catalogue', 'read', (c) => c.redirect(firstCataloguePath, 303))
  pluginRoutes(router, deps)
  versionRoutes(router, deps)
  rolloutRoutes(router, deps)
  priceRoutes(router, deps)
  catalogueSectionRoutes(router, deps, {
    view: bundleView,
    decider: bundleDecider,
    handlerOf: ({ bundle }) => bundle,
    listItems: loadBundles,
    loadChoices: loadBundleChoices,
    readTypedId: readTypedCode,
    createAction: bundleCreation,
    actions: bundleActions,
  })
  catalogueSectionRoutes(router, deps, {
    view: projectTypeView,
    decider: projectTypeDecider,
    handlerOf: ({ projectType }) => projectType,
    listItems: ({ sql }) => listProjectTypeItems(sql),
    loadChoices: async () => ({}),
    readTypedId: readTypedCode,
    createAction: projectTypeCreation,
    actions: projectTypeActions,
  })
  catalogueSectionRoutes(router, deps, {
    view: categoryView,
    decider: categoryDecider,
    handlerOf: ({ category }) => category,
    listItems: ({ sql }) => listCategoryItems(sql),
    loadChoices: async () => ({}),
    readTypedId: readTypedCode,
    createAction: categoryCreation,
    actions: categoryActions,
    removalCode: 'removal',
  })
  catalogueSectionRoutes(router, deps, {
    view: baseDomainView,
    decider: baseDomainDecider,
    handlerOf: ({ baseDomain }) => baseDomain,
    listItems: ({ sql }) => listBaseDomainItems(sql),
    loadChoices: async () => ({}),
    readTypedId: readTypedDomain,
    createAction: baseDomainCreation,
    actions: baseDomainActions,
  })
}
