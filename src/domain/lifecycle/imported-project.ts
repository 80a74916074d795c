import type { RecordedEventOf } from '../../../events'
import { parseStreamId } from '../../../events/streams'
import type { ExistingProject } from '../project/state'

/** A satellite of the old marketplace: no order, no price, and no site that we would build. */
export const createImportedProject = ({
  id: eventId,
  stream,
  at,
  data,
}: RecordedEventOf<'ProjectImported'>): ExistingProject => ({
  stage: 'imported',
  id: parseStreamId(stream),
  customerId: data.customerId,
  name: data.name,
  projectType: data.projectType ?? '',
  plugins: [],
  billingCycle: 'once',
  purchases: [],
  domain: { kind: 'owned', name: '' },
  recordedHosts: [],
  additionalDomains: [],
  price: {
    netCents: 0,
    taxCents: 0,
    grossCents: 0,
    currency: 'EUR',
    taxRatePercent: 0,
    lines: [],
  },
  paymentMethod: 'invoice',
  payments: [],
  refunds: [],
  disputes: [],
  runtimeKeyIds: [],
  renewalTerms: [],
  paymentAttempt: 0,
  invoiceApproval: 'open',
  orderedAt: data.createdAt,
  importedAt: at,
  eventIds: { ProjectImported: eventId },
  moves: 0,
  moveState: 'settled',
  ...(data.isActive ? {} : { suspendedAt: at }),
})
