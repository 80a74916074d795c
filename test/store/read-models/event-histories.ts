import type { DomainEvent } from '../../../events'
import type { ServerAdded } from '../../../events/operations/server'
import {
  baseDomainStream,
  bundleStream,
  categoryStream,
  domainStream,
  driftStream,
  licenseStream,
  personStream,
  pluginStream,
  projectStream,
  projectTypeStream,
  serverPoolStream,
  serverStream,
} from '../../../events/streams'
import { orderWithSlug } from '../../support/append-events'
import {
  chargeDisputed,
  customerId,
  disputeClosed,
  noon,
  orderCancelled,
  paymentArrivedLate,
  paymentReturned,
  projectId,
  provisioningStalled,
  refundRequested,
  renewalInvoiced,
  serverId,
  wholePath,
} from '../../support/project-events'

export const serverAdded: ServerAdded = {
  type: 'ServerAdded',
  data: { name: 's\t1\\N "x"', ipv4: '203.0.113.7', coolifyUuid: 'c-1', capacity: 5 },
}
const serverToRemove: DomainEvent = {
  ...serverAdded,
  data: { ...serverAdded.data, coolifyUuid: 'c-2' },
}
const serverRequested: DomainEvent = {
  type: 'ServerRequested',
  data: { name: 's2', ip: '203.0.113.8', capacity: 5, privateKey: 'key-1' },
}
const pluginPriced = (netCents: number): DomainEvent => ({
  type: 'PluginPriced',
  data: {
    projectType: 'business_directory',
    cycle: 'monthly',
    netCents,
    setupCents: 0,
    validFrom: noon,
  },
})
const versionPublished = (version: string): DomainEvent => ({
  type: 'PluginVersionPublished',
  data: {
    version,
    runtime: 'bun',
    sha256: version,
    size: 5,
    manifest: 'a.b.c',
    minCore: '1.0.0',
    dependsOn: { kern: '^1' },
    changelog: 'Neu:\n\tÄpfel \\ "Birnen" 🍐\r\n\\N',
    isStable: true,
    isBreaking: false,
  },
})
const versionChosen = (version: string): DomainEvent => ({
  type: 'CurrentVersionChosen',
  data: { version, runtime: 'bun' },
})
const rolloutHistory = (version: string, previous: string): DomainEvent[] => {
  const scope = { version, runtime: 'bun' } as const
  const failed = [{ projectId, code: 'PLUGIN_CRASHED' }]
  return [
    { type: 'RolloutStarted', data: { ...scope, previous } },
    { type: 'RolloutRingReached', data: { ...scope, ring: 'internal' } },
    { type: 'RolloutHalted', data: { ...scope, ring: 'internal', failed, sites: 1 } },
    { type: 'RolloutResumed', data: { ...scope, accepted: [projectId] } },
    { type: 'RolloutRingReached', data: { ...scope, ring: 'tenth' } },
  ]
}
const licenseIssued: DomainEvent = {
  type: 'LicenseIssued',
  data: { projectId, plugin: 'kontakt', cycle: 'yearly', netCents: 1, source: 'order' },
}

const domainAdded: DomainEvent = {
  type: 'DomainAdded',
  data: { domain: { kind: 'owned', name: 'berger-steuer.de' } },
}

/** Every kind of stream, with the changes that rows of it go through. */
export const eventHistories: [string, ...DomainEvent[]][] = [
  [
    projectStream(projectId),
    ...wholePath,
    paymentArrivedLate,
    domainAdded,
    renewalInvoiced('steuerberater.vrs.gmbh', noon, [590, 112]),
  ],
  [
    projectStream('stalled'),
    orderWithSlug('stalled'),
    ...wholePath.slice(1, 8),
    provisioningStalled('dns'),
    refundRequested(),
    chargeDisputed(),
    disputeClosed('lost'),
    paymentReturned(),
  ],
  [projectStream('gone'), orderWithSlug('again'), orderCancelled()],
  [projectStream('other'), orderWithSlug('again')],
  [
    licenseStream(projectId, 'kontakt'),
    licenseIssued,
    { type: 'PluginFirstDownloaded', data: { version: '1.0.0' } },
    { type: 'LicenseRevoked', data: {} },
    licenseIssued,
  ],
  [domainStream('a.vrs.gmbh'), { type: 'DomainClaimed', data: { projectId, primary: true } }],
  [
    personStream(customerId),
    {
      type: 'CustomerRegistered',
      data: { sealed: { name: 'c2VhbGVk', email: '123456789012345678' } },
    },
    { type: 'PasswordResetRequested', data: { locale: 'en' } },
    { type: 'PasswordSet', data: {} },
    { type: 'CustomerDetailsCorrected', data: { sealed: { name: 'bmV3', email: 'bmV3' } } },
  ],
  [
    pluginStream('kontakt'),
    { type: 'PluginListed', data: { name: 'kontakt', displayName: 'Kontakt', category: 'web' } },
    { type: 'PluginDescribed', data: { fields: { description: 'Ein "Formular"\n' } } },
    { type: 'PluginFeatured', data: { isFeatured: true } },
    { type: 'PluginUnlisted', data: {} },
    { type: 'PluginRelisted', data: {} },
    pluginPriced(100),
    pluginPriced(200),
    { type: 'PluginPriceWithdrawn', data: { projectType: 'intern', cycle: 'once' } },
    { type: 'BasePriceChosen', data: { projectType: 'intern', cycle: 'once' } },
    { type: 'PluginPriceWithdrawn', data: { projectType: 'verein', cycle: 'once' } },
    versionPublished('1.0.0'),
    versionPublished('1.1.0'),
    versionChosen('1.0.0'),
    versionChosen('1.1.0'),
    ...rolloutHistory('1.1.0', '1.0.0'),
    versionPublished('1.2.0'),
    versionChosen('1.2.0'),
    ...rolloutHistory('1.2.0', '1.1.0'),
    { type: 'RolloutRolledBack', data: { version: '1.2.0', runtime: 'bun', previous: '1.1.0' } },
    versionChosen('1.1.0'),
    { type: 'PluginVersionYanked', data: { version: '1.0.0', runtime: 'bun', cause: 'bug' } },
  ],
  [
    bundleStream('starter'),
    {
      type: 'BundleOffered',
      data: {
        code: 'starter',
        displayName: 'Starter',
        projectType: 'business_directory',
        billingCycle: 'monthly',
        isDefault: true,
      },
    },
    { type: 'BundleDescribed', data: { fields: { displayNameEn: 'Starter' } } },
    { type: 'BundleComposed', data: { plugins: ['kontakt'], discountPercent: 10 } },
    { type: 'BundleWithdrawn', data: {} },
    {
      type: 'BundleOffered',
      data: {
        code: 'starter',
        displayName: 'Anfang',
        projectType: 'business_directory',
        billingCycle: 'yearly',
        isDefault: false,
      },
    },
  ],
  [
    projectTypeStream('intern'),
    {
      type: 'ProjectTypeOffered',
      data: { code: 'intern', displayName: 'Intern', trialDays: 0, isFree: true, order: 1 },
    },
    { type: 'ProjectTypeDescribed', data: { fields: { displayNameEn: 'Internal' } } },
    { type: 'BaseTypeChosen', data: {} },
    { type: 'ProjectTypeWithdrawn', data: {} },
    {
      type: 'ProjectTypeOffered',
      data: { code: 'intern', displayName: 'Innen', trialDays: 3, isFree: true, order: 2 },
    },
  ],
  [
    categoryStream('web'),
    {
      type: 'CategoryNamed',
      data: { code: 'web', displayName: 'Web', icon: 'globe', color: 'teal', order: 1 },
    },
    { type: 'CategoryDescribed', data: { fields: { displayNameEn: 'Web' } } },
    {
      type: 'CategoryNamed',
      data: { code: 'web', displayName: 'Netz', icon: 'globe', color: 'teal', order: 2 },
    },
  ],
  [
    categoryStream('old'),
    {
      type: 'CategoryNamed',
      data: { code: 'old', displayName: 'Alt', icon: 'tag', color: 'teal', order: 1 },
    },
    { type: 'CategoryDropped', data: {} },
  ],
  [
    baseDomainStream('vrs.gmbh'),
    {
      type: 'BaseDomainOffered',
      data: { name: 'vrs.gmbh', displayName: 'VRS', isDefault: true },
    },
  ],
  [
    serverStream(serverId),
    serverAdded,
    { type: 'ServerClosedToNew', data: {} },
    { type: 'ServerDescribed', data: { fields: { description: 'A \\N "B"' } } },
    { type: 'ServerPutInMaintenance', data: {} },
    { type: 'ServerCapacitySet', data: { capacity: 7 } },
  ],
  [serverStream('gone'), serverToRemove, { type: 'ServerRemoved', data: {} }],
  [
    serverStream('asked'),
    serverRequested,
    { type: 'ServerValidationFailed', data: { code: 'VALIDATION_FAILED', log: 'no\n\\N "route"' } },
  ],
  [serverPoolStream, { type: 'ServerStrategyChosen', data: { strategy: 'specific', serverId } }],
  [
    driftStream('f1'),
    { type: 'DriftIgnored', data: { kind: 'serverUnknown', subject: 's9', state: 'a' } },
  ],
  [
    driftStream('f2'),
    {
      type: 'DriftMendingOrdered',
      data: { kind: 'domainGone', subject: 'a.example', way: 'adopt', about: {} },
    },
    {
      type: 'DriftMendingFailed',
      data: { kind: 'domainGone', subject: 'a.example', way: 'adopt', code: 'BUG' },
    },
  ],
]
