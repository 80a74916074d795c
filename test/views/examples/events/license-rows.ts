import type { LicenseRow } from '../../../../projections/licenses'
import { pageProjectId } from '../rows'

const at = '2026-11-20T13:03:00.000Z'

const paidLicense: LicenseRow = {
  id: `${pageProjectId}-directory`,
  projectId: pageProjectId,
  plugin: 'directory',
  cycle: 'monthly',
  netCents: 9800,
  source: 'order',
  stage: 'active',
  status: 'active',
  issuedAt: at,
  runsUntil: '2027-01-03T23:00:00.000Z',
  updatesUntil: '2027-01-03T23:00:00.000Z',
  paidUntil: '2026-12-20T23:00:00.000Z',
  firstVersion: '1.4.0',
  anchorOn: '2026-11-21',
  trialEndsAt: null,
  endsAt: null,
  nextCycle: null,
  nextNetCents: null,
  suspendedWithProjectAt: null,
  unpaidSince: null,
  suspendedByCaseworkerAt: null,
  dueAt: '2026-12-06T23:00:00.000Z',
}
const licenseOf = (plugin: string, changed: Partial<LicenseRow>): LicenseRow => ({
  ...paidLicense,
  id: `${pageProjectId}-${plugin}`,
  plugin,
  ...changed,
})
const noTerms = { runsUntil: null, updatesUntil: null, paidUntil: null, dueAt: null }

/** One in each status, and what is to become of some. */
export const licenses: LicenseRow[] = [
  paidLicense,
  licenseOf('kontakt', {
    ...noTerms,
    netCents: 0,
    status: 'suspended',
    suspendedWithProjectAt: at,
    suspendedByCaseworkerAt: at,
    firstVersion: null,
  }),
  licenseOf('impressum', { ...noTerms, stage: 'revoked', status: 'revoked', source: 'caseworker' }),
  licenseOf('crm', {
    stage: 'trial',
    status: 'trial',
    source: 'trial',
    cycle: null,
    netCents: 0,
    anchorOn: null,
    paidUntil: null,
    runsUntil: '2026-12-05T12:00:00.000Z',
    updatesUntil: '2026-12-05T12:00:00.000Z',
    trialEndsAt: '2026-12-05T12:00:00.000Z',
    dueAt: '2026-11-28T12:00:00.000Z',
  }),
  licenseOf('pim', { status: 'suspended', unpaidSince: at, dueAt: '2026-12-07T12:00:00.000Z' }),
  licenseOf('media', {
    cycle: 'yearly',
    endsAt: '2026-12-20T23:00:00.000Z',
    runsUntil: '2026-12-20T23:00:00.000Z',
    dueAt: '2026-12-20T23:00:00.000Z',
  }),
  licenseOf('events', { cycle: 'yearly', nextCycle: 'monthly', nextNetCents: 4900 }),
  licenseOf('jobs', { stage: 'expired', status: 'expired', dueAt: null }),
]
