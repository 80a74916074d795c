import { parseStreamId } from '../events/streams'
import type { Projection } from './projection'

/** Of several types that were chosen as the base, the last one is it. */
const neverChosen = { base_chosen_at: null }

export const projectTypesProjection: Projection = {
  table: 'project_types',
  key: ['code'],
  changes: (event) => {
    const where = { code: parseStreamId(event.stream) }
    switch (event.type) {
      case 'ProjectTypeOffered': {
        const { displayName, trialDays, isFree, order } = event.data
        const offered = {
          display_name: displayName,
          trial_days: trialDays,
          is_free: isFree,
          position: order,
          withdrawn: false,
        }
        return [
          { ensure: { ...where, ...offered, ...neverChosen, fields: {} } },
          { update: offered, where },
        ]
      }
      case 'BaseTypeChosen':
        return [{ update: { base_chosen_at: event.at }, where }]
      case 'ProjectTypeDescribed':
        return [{ update: { fields: event.data.fields }, where }]
      case 'ProjectTypeWithdrawn':
        return [{ update: { withdrawn: true }, where }]
      default:
        return []
    }
  },
}
