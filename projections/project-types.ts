import { idIn } from '../events/streams'
import type { Projection } from './projection'

export const projectTypes: Projection = {
  table: 'project_types',
  key: ['code'],
  changes: (event) => {
    const where = { code: idIn(event.stream) }
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
            },
          },
        ]
      case 'BaseTypeChosen':
        return [{ update: { is_base: true }, where }]
      case 'ProjectTypeWithdrawn':
        return [{ update: { withdrawn: true }, where }]
      default:
        return []
    }
  },
}
