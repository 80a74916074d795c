import type { CatalogueEvent } from '../../../events/catalogue'
import { parseStreamId } from '../../../events/streams'
import { getDisplayName } from '../display-names'
import type { EventSentences } from '../event-sentences'
import { createQuote } from '../quoting'
import { commonTexts } from './common'

const formatList = (items: readonly string[]) => new Intl.ListFormat('de').format(items)
const quote = createQuote('„', '“')
const catalogueFields: Record<string, string> = {
  color: 'Farbe',
  description: 'Beschreibung',
  descriptionEn: 'englische Beschreibung',
  displayNameEn: 'englischer Name',
  icon: 'Symbol',
  order: 'Reihenfolge',
}
const formatFields = (fields: object) =>
  formatList(Object.keys(fields).map((field) => catalogueFields[field] ?? field))

const formatTrial = (days: number) => {
  if (days === 0) return 'ohne Testphase'
  return days === 1 ? '1 Tag Testphase' : `${days} Tage Testphase`
}

/** Of bundles, project types, categories and base domains. */
export const catalogueSentences: Pick<EventSentences, CatalogueEvent['type']> = {
  BundleOffered: ({ data }, names) =>
    `Bundle ${quote(data.displayName)} für ${getDisplayName(names.projectTypes, data.projectType)} angeboten, ${commonTexts.cycles[data.billingCycle]}${data.isDefault ? ', als Vorauswahl' : ''}`,
  BundleDescribed: ({ data, stream }, names) =>
    `Texte von Bundle ${getDisplayName(names.bundles, parseStreamId(stream))} festgelegt: ${formatFields(data.fields)}`,
  BundleComposed: ({ data, stream }, names) =>
    `Bundle ${getDisplayName(names.bundles, parseStreamId(stream))} zusammengestellt: ${formatList(data.plugins.map((plugin) => getDisplayName(names.plugins, plugin)))}${data.discountPercent ? `, ${data.discountPercent} % Rabatt` : ''}`,
  BundleWithdrawn: ({ stream }, names) =>
    `Bundle ${getDisplayName(names.bundles, parseStreamId(stream))} zurückgezogen`,
  ProjectTypeOffered: ({ data }) =>
    `Projekttyp ${quote(data.displayName)} angeboten, ${formatTrial(data.trialDays)}${data.isFree ? ', kostenlos' : ''}`,
  ProjectTypeDescribed: ({ data, stream }, names) =>
    `Texte von Projekttyp ${getDisplayName(names.projectTypes, parseStreamId(stream))} festgelegt: ${formatFields(data.fields)}`,
  BaseTypeChosen: ({ stream }, names) =>
    `Projekttyp ${getDisplayName(names.projectTypes, parseStreamId(stream))} ist Grundlage der Preise`,
  ProjectTypeWithdrawn: ({ stream }, names) =>
    `Projekttyp ${getDisplayName(names.projectTypes, parseStreamId(stream))} zurückgezogen`,
  CategoryNamed: ({ data }) => `Kategorie ${quote(data.displayName)} benannt`,
  CategoryDescribed: ({ data, stream }, names) =>
    `Texte der Kategorie ${getDisplayName(names.categories, parseStreamId(stream))} festgelegt: ${formatFields(data.fields)}`,
  CategoryDropped: ({ stream }, names) =>
    `Kategorie ${getDisplayName(names.categories, parseStreamId(stream))} entfernt`,
  BaseDomainOffered: ({ data }) =>
    `Basis-Domain ${data.name} angeboten, ${data.isDefault ? 'als' : 'ohne'} Vorauswahl`,
  BaseDomainWithdrawn: ({ stream }) => `Basis-Domain ${parseStreamId(stream)} zurückgezogen`,
}
