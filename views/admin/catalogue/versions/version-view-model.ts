import type { VersionItem } from '../../../../projections/queries/plugin-versions'
import type { CatalogueFormModel, CatalogueItem } from '../catalogue-view-model'

/** A version with its plugin's name in the language of the page. */
export type ShownVersion = VersionItem & CatalogueItem & { pluginName: string }

export type VersionFormModel = CatalogueFormModel<ShownVersion, Record<string, never>>
