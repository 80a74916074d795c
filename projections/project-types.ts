import { parseStreamId } from '../events/streams'
import type { Projection } from './projection'

export const projectTypesProjection: Projection = {
  table: 'project_types',
  key: ['code'],
  changes: (event) => {
    const where = { code: parseStreamId(event.stream) }
    switch (event.type) {
      case 'ProjectTypeOffered':
        return [
          {
            put: {
              code: event.data.code,
              display_name: event.data.displayName,
              trial_days: event.data.trialDays,
              is_free: event.data.isFree,
              is_base: false,
              position: event.data.order,
              withdrawn: false,
              fields: {},
            },
          },
        ]
      case 'BaseTypeChosen':
        return [{ update: { is_base: true }, where }]
      case 'ProjectTypeDescribed':
        return [{ update: { fields: event.data.fields }, where }]
      case 'ProjectTypeWithdrawn':
        return [{ update: { withdrawn: true }, where }]
      default:
        return []
    }
  },
}
