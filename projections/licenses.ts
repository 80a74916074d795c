import type { BillingCycle } from '../events/codes'
import { parseStreamId, parseStreamKind } from '../events/streams'
import type { Projection } from './projection'

export type LicenseRow = {
  id: string
  projectId: string
  plugin: string
  cycle: BillingCycle
  netCents: number
  source: 'order' | 'caseworker' | 'import'
  status: 'active' | 'suspended' | 'revoked'
  issuedAt: string
  runsUntil: string | null
  updatesUntil: string | null
  paidUntil: string | null
  firstVersion: string | null
}

/** Words of the old marketplace that are none of ours, such as `trial`, were in force. */
const toLicenseStatus = (status: string): LicenseRow['status'] => {
  if (status === 'suspended') return 'suspended'
  return status === 'revoked' || status === 'expired' ? 'revoked' : 'active'
}

export const licensesProjection: Projection = {
  table: 'licenses',
  key: ['id'],
  changes: (event) => {
    if (parseStreamKind(event.stream) !== 'license') return []
    const where = { id: parseStreamId(event.stream) }
    switch (event.type) {
      case 'LicenseIssued':
        return [
          {
            put: {
              id: where.id,
              project_id: event.data.projectId,
              plugin: event.data.plugin,
              cycle: event.data.cycle,
              net_cents: event.data.netCents,
              source: event.data.source,
              status: 'active',
              issued_at: event.at,
              runs_until: event.data.runsUntil ?? null,
              updates_until: event.data.updatesUntil ?? null,
              paid_until: event.data.paidUntil ?? null,
            },
          },
        ]
      case 'LicenseImported':
        return [
          {
            put: {
              id: where.id,
              project_id: event.data.projectId,
              plugin: event.data.plugin,
              cycle: event.data.cycle,
              net_cents: event.data.netCents,
              source: 'import',
              status: toLicenseStatus(event.data.status),
              issued_at: event.data.licensedAt,
              runs_until: event.data.runsUntil ?? null,
              updates_until: event.data.updatesUntil ?? null,
              paid_until: event.data.paidUntil ?? null,
            },
          },
        ]
      case 'LicenseSuspended':
        return [{ update: { status: 'suspended' }, where }]
      case 'LicenseReinstated':
        return [{ update: { status: 'active' }, where }]
      case 'LicenseRevoked':
        return [{ update: { status: 'revoked' }, where }]
      case 'PluginFirstDownloaded':
        return [{ update: { first_version: event.data.version }, where }]
      default:
        return []
    }
  },
}
