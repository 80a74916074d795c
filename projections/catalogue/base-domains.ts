import { parseStreamId } from '../../events/streams'
import type { Projection } from '../projection'

export const baseDomainsProjection: Projection = {
  table: 'base_domains',
  key: ['name'],
  changes: (event) => {
    switch (event.type) {
      case 'BaseDomainOffered':
        return [
          {
            put: {
              name: event.data.name,
              display_name: event.data.displayName,
              is_default: event.data.isDefault,
              withdrawn: false,
            },
          },
        ]
      case 'BaseDomainWithdrawn':
        return [{ update: { withdrawn: true }, where: { name: parseStreamId(event.stream) } }]
      default:
        return []
    }
  },
}
