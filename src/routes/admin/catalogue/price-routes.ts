import { pluginPricesPath } from '../../../../views/admin/catalogue/plugin-facts'
import { pluginDecider } from '../../../domain/catalogue/decide-plugin'
import { planPriceChanges } from '../../../domain/catalogue/price-plan'
import type { PermissionRouter } from '../../http/permission-router'
import type { RouteDependencies } from '../../http/route-dependencies'
import { addActionRoute, addActionRoutes } from '../actions/action-routes'
import { createCatalogueTarget } from '../actions/catalogue/catalogue-target'
import type { PluginPriceKind, PricesKind } from '../actions/catalogue/price-actions'
import { priceActions, prices } from '../actions/catalogue/price-actions'
import type { ActionTarget } from '../actions/execute-action'
import {
  findMatrixSubject,
  listLimitedPrices,
  renderPricesPage,
  showPricesPage,
  suggestYearlyPrice,
} from './price-pages'

const matrixTarget = createCatalogueTarget<PricesKind>({
  decider: pluginDecider,
  handlerOf: ({ plugin }) => plugin,
  pathAfter: pluginPricesPath,
  findSubject: findMatrixSubject,
  renderForm: (c, deps, subject, { form, status }) =>
    renderPricesPage(c, deps, subject, { form, status }),
})

const sumCounts = (counts: Readonly<Record<string, number>>) =>
  Object.values(counts).reduce((sum, count) => sum + count, 0)

/** The plan of prices says besides what they were, and what stays as it is. */
const pricesTarget: ActionTarget<PricesKind> = {
  ...matrixTarget,
  createPlan: async (deps, subject, command, requestId, locale) => {
    const plan = await matrixTarget.createPlan?.(deps, subject, command, requestId, locale)
    if (!plan?.catalogue || command.type !== 'ChangePrices')
      return plan ?? { lines: [], unreachableVendors: [] }
    const { matrix, licenses, id } = subject
    const { catalogue } = await deps.catalogueSnapshot()
    const effects = { matrix, plugin: id, licenseCount: sumCounts(licenses) }
    const shown = planPriceChanges(command.data, { ...effects, bundles: catalogue.bundles })
    return { ...plan, catalogue: { ...plan.catalogue, priceChanges: shown } }
  },
}

const priceTarget = createCatalogueTarget<PluginPriceKind>({
  decider: pluginDecider,
  handlerOf: ({ plugin }) => plugin,
  pathAfter: pluginPricesPath,
  findSubject: async (c, deps) => {
    const subject = await findMatrixSubject(c, deps)
    const limited =
      subject && listLimitedPrices(subject.matrix).find(({ id }) => id === c.req.param('price'))
    return limited && { id: subject.id, displayName: subject.displayName, limited }
  },
  formTargetOf: ({ limited }) => limited.id,
  renderForm: (c, deps, subject, { form, status }) =>
    renderPricesPage(c, deps, subject, { form, status }),
})

/** What a plugin costs: everybody on the staff reads, admins change. */
export const priceRoutes = (router: PermissionRouter, deps: RouteDependencies) => {
  const path = pluginPricesPath(':id')
  const permission = 'manage'
  router.get(path, 'read', showPricesPage(deps))
  addActionRoute(router, deps, { path, permission, action: prices, target: pricesTarget })
  router.post(`${path}/suggestion`, permission, suggestYearlyPrice(deps))
  addActionRoutes(router, deps, {
    parent: `${path}/:price`,
    permission,
    actions: priceActions,
    target: priceTarget,
  })
}
