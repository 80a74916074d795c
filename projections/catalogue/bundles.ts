import { parseStreamId } from '../../events/streams'
import type { Projection } from '../projection'

const notComposed = { plugins: [], discount_percent: 0 }

export const bundlesProjection: Projection = {
  table: 'bundles',
  key: ['code'],
  changes: (event) => {
    const where = { code: parseStreamId(event.stream) }
    switch (event.type) {
      case 'BundleOffered': {
        const { displayName, projectType, billingCycle, isDefault } = event.data
        const offered = {
          display_name: displayName,
          project_type: projectType,
          billing_cycle: billingCycle,
          is_default: isDefault,
          withdrawn: false,
        }
        return [
          { ensure: { ...where, ...offered, ...notComposed, fields: {} } },
          { update: offered, where },
        ]
      }
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
