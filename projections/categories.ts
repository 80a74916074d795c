import { parseStreamId } from '../events/streams'
import type { Projection } from './projection'

export const categoriesProjection: Projection = {
  table: 'categories',
  key: ['code'],
  changes: (event) => {
    const where = { code: parseStreamId(event.stream) }
    switch (event.type) {
      case 'CategoryNamed': {
        const { displayName, icon, color, order } = event.data
        const named = { display_name: displayName, icon, color, position: order }
        return [{ ensure: { ...where, ...named, fields: {} } }, { update: named, where }]
      }
      case 'CategoryDescribed':
        return [{ update: { fields: event.data.fields }, where }]
      case 'CategoryDropped':
        return [{ remove: where }]
      default:
        return []
    }
  },
}
