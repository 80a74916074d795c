import { parseStreamId } from '../../events/streams'
import type { Projection } from '../projection'

export const legacyLicensesProjection: Projection = {
  table: 'legacy_licenses',
  key: ['license_id'],
  changes: (event) => {
    const where = { license_id: parseStreamId(event.stream) }
    switch (event.type) {
      case 'LicenseImported':
        return [
          {
            put: {
              ...where,
              legacy_id: event.data.legacyId,
              project_id: event.data.projectId,
              status: event.data.status,
              licensed_at: event.data.licensedAt,
              next_billing_at: event.data.nextBillingAt ?? null,
              is_revoked: false,
            },
          },
        ]
      case 'LicenseRevoked':
        return [{ update: { is_revoked: true }, where }]
      case 'LicenseIssued':
        return [{ update: { is_revoked: false }, where }]
      default:
        return []
    }
  },
}

export const legacyLicenseHistoryProjection: Projection = {
  table: 'legacy_license_history',
  key: ['license_id', 'legacy_id'],
  changes: (event) =>
    event.type === 'LicenseHistoryImported'
      ? [
          {
            put: {
              license_id: parseStreamId(event.stream),
              legacy_id: event.data.legacyId,
              happened_at: event.data.happenedAt,
            },
          },
        ]
      : [],
}
