import { listCategoryItems } from '../../../../projections/queries/catalogue-items'
import { firstCataloguePath } from '../../../../views/admin/catalogue/catalogue-shell'
import { categoryView } from '../../../../views/admin/catalogue/category-views'
import { categoryDecider } from '../../../domain/catalogue/decide-category'
import type { PermissionRouter } from '../../http/permission-router'
import type { RouteDependencies } from '../../http/route-dependencies'
import { categoryActions, categoryCreation } from '../actions/catalogue/category-actions'
import { catalogueSectionRoutes } from './catalogue-section'
import { pluginRoutes } from './plugin-routes'

/** The catalogue: everybody on the staff reads, admins change. */
export const catalogueRoutes = (router: PermissionRouter, deps: RouteDependencies) => {
  router.get('/admin/catalogue', 'read', (c) => c.redirect(firstCataloguePath, 303))
  pluginRoutes(router, deps)
  catalogueSectionRoutes(router, deps, {
    view: categoryView,
    decider: categoryDecider,
    handlerOf: ({ category }) => category,
    listItems: listCategoryItems,
    loadChoices: async () => ({}),
    idField: 'code',
    createAction: categoryCreation,
    actions: categoryActions,
    removalCode: 'removal',
  })
}
