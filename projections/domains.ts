import type { DomainKind } from '../events/codes'
import { parseStreamId, parseStreamKind } from '../events/streams'
import type { Projection, Row, RowChange } from './projection'

export type DomainStatus =
  | 'pending_registration'
  | 'pending_transfer'
  | 'pending_dns'
  | 'active'
  | 'expired'
  | 'suspended'

/** A name, whoever uses it; instants are ISO-8601 UTC strings. */
export type DomainRow = {
  name: string
  kind: DomainKind | null
  projectId: string | null
  isPrimary: boolean
  status: DomainStatus
  registrarRef: string | null
  /** What it cost us so far, net. */
  costCents: number
  expiresAt: string | null
  certificateUntil: string | null
  failedBecause: string | null
}

const toRow = (event: Parameters<Projection['changes']>[0]): Row | undefined => {
  switch (event.type) {
    case 'DomainOrdered': {
      const { kind } = event.data
      const status = kind === 'transferred' ? 'pending_transfer' : 'pending_registration'
      return { kind, status, failed_because: null }
    }
    case 'DomainRegistered':
      return {
        status: 'pending_dns',
        registrar_ref: event.data.registrarRef,
        expires_at: event.data.expiresAt,
        cost_cents: event.data.costCents,
      }
    case 'DomainTransferStarted':
      return {
        status: 'pending_transfer',
        cost_cents: event.data.costCents,
        failed_because: null,
      }
    case 'DomainTransferCompleted':
      return {
        status: 'pending_dns',
        registrar_ref: event.data.registrarRef,
        expires_at: event.data.expiresAt,
      }
    case 'DomainTransferFailed':
      return { failed_because: event.data.code }
    case 'DomainRenewed':
      return { status: 'active', expires_at: event.data.expiresAt }
    case 'DomainExpired':
      return { status: 'expired' }
    case 'DomainSuspended':
      return { status: 'suspended' }
    case 'DomainClaimed': {
      const { projectId, primary } = event.data
      return { project_id: projectId, is_primary: primary, status: 'active' }
    }
    case 'DomainReleased':
      return { project_id: null, is_primary: false }
    case 'CertificateSeen':
      return { certificate_until: event.data.notAfter }
    default:
      return undefined
  }
}

const initialRow: Row = { is_primary: false, status: 'pending_dns', cost_cents: 0 }

const toChanges: Projection['changes'] = (event): RowChange[] => {
  if (parseStreamKind(event.stream) !== 'domain') return []
  const row = toRow(event)
  if (!row) return []
  const name = parseStreamId(event.stream)
  return event.position === 1
    ? [{ put: { ...initialRow, ...row, name } }]
    : [{ update: row, where: { name } }]
}

export const domainsProjection: Projection = { table: 'domains', key: ['name'], changes: toChanges }
