import type { RecordedEvent } from '../events'
import type { PluginFields } from '../events/plugin'
import { parseStreamId } from '../events/streams'
import type { Projection, Row } from './projection'

const columnsByField: Readonly<Record<keyof PluginFields, string>> = {
  displayName: 'display_name',
  displayNameEn: 'display_name_en',
  description: 'description',
  descriptionEn: 'description_en',
  longDescription: 'long_description',
  longDescriptionEn: 'long_description_en',
  category: 'category',
  icon: 'icon',
  screenshotUrl: 'screenshot_url',
  hasTrial: 'has_trial',
  order: 'position',
}

/** The columns of the fields that were set; a text taken back is null. */
const toColumns = (fields: PluginFields): Row =>
  Object.fromEntries(
    Object.entries(columnsByField).flatMap(([field, column]) => {
      const value = fields[field as keyof PluginFields]
      return value === undefined ? [] : [[column, value === '' ? null : value]]
    }),
  )

const createRow = ({ data, at }: Extract<RecordedEvent, { type: 'PluginListed' }>): Row => ({
  name: data.name,
  display_name: data.displayName,
  display_name_en: null,
  description: null,
  description_en: null,
  long_description: null,
  long_description_en: null,
  category: data.category,
  icon: null,
  screenshot_url: null,
  has_trial: true,
  position: 0,
  phase: 'alpha',
  is_featured: false,
  listed_at: at,
  unlisted_at: null,
})

export const pluginsProjection: Projection = {
  table: 'plugins',
  key: ['name'],
  changes: (event) => {
    const where = { name: parseStreamId(event.stream) }
    switch (event.type) {
      case 'PluginListed':
        return [{ put: createRow(event) }]
      case 'PluginDescribed': {
        const columns = toColumns(event.data.fields)
        return Object.keys(columns).length > 0 ? [{ update: columns, where }] : []
      }
      case 'PluginPhaseReached':
        return [{ update: { phase: event.data.phase }, where }]
      case 'PluginFeatured':
        return [{ update: { is_featured: event.data.isFeatured }, where }]
      case 'PluginUnlisted':
        return [{ update: { unlisted_at: event.at }, where }]
      case 'PluginRelisted':
        return [{ update: { unlisted_at: null }, where }]
      default:
        return []
    }
  },
}
