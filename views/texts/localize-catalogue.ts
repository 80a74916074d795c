import type { Catalogue, CatalogueTexts } from '../../projections/queries/catalogue'
import type { Locale } from './locale'

type Named = { displayName: string; fields: CatalogueTexts }

const inEnglish = <T extends Named>(row: T): T => {
  const { displayNameEn, description, descriptionEn } = row.fields
  const text = descriptionEn ?? description
  return {
    ...row,
    displayName: displayNameEn ?? row.displayName,
    fields: { ...row.fields, ...(text ? { description: text } : {}) },
  }
}

/** The catalogue as a page of this language names it; what has no English text keeps its German one. */
export const localizeCatalogue = (catalogue: Catalogue, locale: Locale): Catalogue =>
  locale === 'de'
    ? catalogue
    : {
        ...catalogue,
        projectTypes: catalogue.projectTypes.map(inEnglish),
        bundles: catalogue.bundles.map(inEnglish),
        plugins: catalogue.plugins.map(inEnglish),
        categories: catalogue.categories.map(inEnglish),
        withdrawn: {
          ...catalogue.withdrawn,
          projectTypes: catalogue.withdrawn.projectTypes.map(inEnglish),
          bundles: catalogue.withdrawn.bundles.map(inEnglish),
        },
      }

type NamedByCode = { code: string; displayName: string }

const namesByCode = (rows: readonly NamedByCode[]): Record<string, string> =>
  Object.fromEntries(rows.map(({ code, displayName }) => [code, displayName]))

/** Display names by code of all that is or was offered. */
export const nameCatalogue = (catalogue: Catalogue, locale: Locale) => {
  const { projectTypes, bundles, plugins, categories, withdrawn } = localizeCatalogue(
    catalogue,
    locale,
  )
  return {
    projectTypes: namesByCode([...withdrawn.projectTypes, ...projectTypes]),
    bundles: namesByCode([...withdrawn.bundles, ...bundles]),
    categories: namesByCode(categories),
    plugins: namesByCode(plugins.map(({ name, displayName }) => ({ code: name, displayName }))),
  }
}

/** Display names of plugins by their codes, as a page or mail of this language names them. */
export const namePlugins = (
  plugins: Catalogue['plugins'],
  locale: Locale,
): Record<string, string> =>
  Object.fromEntries(
    (locale === 'de' ? plugins : plugins.map(inEnglish)).map(({ name, displayName }) => [
      name,
      displayName,
    ]),
  )
