import type { FieldError } from '../../../../events/refusal-error'
import type { VersionItem } from '../../../../projections/queries/plugin-versions'
import type { CatalogueFormModel, CatalogueItem } from '../catalogue-view-model'

/** A version with its plugin's name in the language of the page. */
export type ShownVersion = VersionItem & CatalogueItem & { pluginName: string }

export type VersionFormModel = CatalogueFormModel<ShownVersion, Record<string, never>>

/** The form that publishes a version, for those who may. */
export type UploadForm = {
  /** Whether this server holds a key of the publisher. */
  signsItself: boolean
  refused?:
    | {
        values: Readonly<Record<string, string>>
        errors: readonly FieldError[]
        /** What the check of the archive found, in its own words. */
        finding?: string | undefined
      }
    | undefined
}
