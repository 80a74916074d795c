import { parseStreamId } from '../../events/streams'
import type { Projection } from '../projection'

export const bundlesProjection: Projection = {
  table: 'bundles',
  key: ['code'],
  changes: (event) => {
    const where = { code: parseStreamId(event.stream) }
    switch (event.type) {
      case 'BundleOffered':
        return [
          {
            put: {
              code: event.data.code,
              display_name: event.data.displayName,
              project_type: event.data.projectType,
              billing_cycle: event.data.billingCycle,
              is_default: event.data.isDefault,
              plugins: [],
              discount_percent: 0,
              withdrawn: false,
              fields: {},
            },
          },
        ]
      case 'BundleComposed': {
        const { plugins, discountPercent } = event.data
        return [{ update: { plugins, discount_percent: discountPercent }, where }]
      }
      case 'BundleDescribed':
        return [{ update: { fields: event.data.fields }, where }]
      case 'BundleWithdrawn':
        return [{ update: { withdrawn: true }, where }]
      default:
        return []
    }
  },
}
