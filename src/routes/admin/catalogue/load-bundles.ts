import { readCatalogueFacts } from '../../../../projections/queries/catalogue'
import { listBundleRecords } from '../../../../projections/queries/catalogue-items'
import type { BundleChoices, BundleItem } from '../../../../views/admin/catalogue/bundle-model'
import type { Locale } from '../../../../views/texts/locale'
import { localizeCatalogue, nameCatalogue } from '../../../../views/texts/localize-catalogue'
import { calculateBundlePrice, isBundleOrderable } from '../../../domain/catalogue/decide-bundle'
import type { RouteDependencies } from '../../http/route-dependencies'

/** Each with the total of an order of it alone, by the rule that orders are priced by. */
export const loadBundles = async (deps: RouteDependencies): Promise<BundleItem[]> => {
  const [records, facts] = await Promise.all([
    listBundleRecords(deps.sql),
    readCatalogueFacts(deps.sql, deps.now()),
  ])
  return records.map((record) => {
    const bundle = { ...record, code: record.id }
    const isOrderable = !record.withdrawn && isBundleOrderable(bundle, facts)
    return { ...record, price: isOrderable ? calculateBundlePrice(bundle, facts) : undefined }
  })
}

export const loadBundleChoices = async (
  deps: RouteDependencies,
  locale: Locale,
): Promise<BundleChoices> => {
  const { catalogue } = await deps.catalogueSnapshot()
  const { projectTypes, plugins } = localizeCatalogue(catalogue, locale)
  return { projectTypes, plugins, names: nameCatalogue(catalogue, locale) }
}
