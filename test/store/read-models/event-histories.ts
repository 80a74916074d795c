import type { VrsEvent } from '../../../events'
import type { ServerAdded } from '../../../events/server'
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
import { orderedAs } from '../../support/append-events'
import {
  cancelled,
  customerId,
  late,
  noon,
  projectId,
  serverId,
  stalled,
  wholePath,
} from '../../support/project-events'

export const server: ServerAdded = {
  type: 'ServerAdded',
  data: { name: 's\t1\\N "x"', ipv4: '203.0.113.7', coolifyUuid: 'c-1', capacity: 5 },
}
const gone: VrsEvent = { ...server, data: { ...server.data, coolifyUuid: 'c-2' } }
const asked: VrsEvent = {
  type: 'ServerRequested',
  data: { name: 's2', ip: '203.0.113.8', capacity: 5, privateKey: 'key-1' },
}
const priced = (netCents: number): VrsEvent => ({
  type: 'PluginPriced',
  data: {
    projectType: 'business_directory',
    cycle: 'monthly',
    netCents,
    setupCents: 0,
    validFrom: noon,
  },
})
const published = (version: string): VrsEvent => ({
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
const chosen = (version: string): VrsEvent => ({
  type: 'CurrentVersionChosen',
  data: { version, runtime: 'bun' },
})
const issued: VrsEvent = {
  type: 'LicenseIssued',
  data: { projectId, plugin: 'kontakt', cycle: 'yearly', netCents: 1, source: 'order' },
}

const added: VrsEvent = {
  type: 'DomainAdded',
  data: { domain: { kind: 'owned', name: 'berger-steuer.de' } },
}
const invoiced: VrsEvent = {
  type: 'RenewalInvoiced',
  data: {
    domain: 'steuerberater.vrs.gmbh',
    periodEnd: noon,
    price: {
      netCents: 590,
      taxCents: 112,
      grossCents: 702,
      currency: 'EUR',
      taxRatePercent: 19,
      lines: [],
    },
  },
}

/** Every kind of stream, with the changes that rows of it go through. */
export const everything: [string, ...VrsEvent[]][] = [
  [projectStream(projectId), ...wholePath, late, added, invoiced],
  [projectStream('stalled'), orderedAs('stalled'), ...wholePath.slice(1, 8), stalled('dns')],
  [projectStream('gone'), orderedAs('again'), cancelled()],
  [projectStream('other'), orderedAs('again')],
  [
    licenseStream(projectId, 'kontakt'),
    issued,
    { type: 'PluginFirstDownloaded', data: { version: '1.0.0' } },
    { type: 'LicenseRevoked', data: {} },
    issued,
  ],
  [domainStream('a.vrs.gmbh'), { type: 'DomainClaimed', data: { projectId, primary: true } }],
  [
    personStream(customerId),
    {
      type: 'CustomerRegistered',
      data: { sealed: { name: 'c2VhbGVk', email: '123456789012345678' } },
    },
    { type: 'PasswordSet', data: {} },
  ],
  [
    pluginStream('kontakt'),
    { type: 'PluginListed', data: { name: 'kontakt', displayName: 'Kontakt', category: 'web' } },
    { type: 'PluginDescribed', data: { fields: { de: 'Ein "Formular"\n' } } },
    priced(100),
    priced(200),
    published('1.0.0'),
    published('1.1.0'),
    chosen('1.0.0'),
    chosen('1.1.0'),
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
    { type: 'BundleComposed', data: { plugins: ['kontakt'], discountPercent: 10 } },
  ],
  [
    projectTypeStream('intern'),
    {
      type: 'ProjectTypeOffered',
      data: { code: 'intern', displayName: 'Intern', trialDays: 0, isFree: true, order: 1 },
    },
    { type: 'BaseTypeChosen', data: {} },
  ],
  [
    categoryStream('web'),
    {
      type: 'CategoryNamed',
      data: { code: 'web', displayName: 'Web', icon: 'globe', color: 'teal', order: 1 },
    },
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
    server,
    { type: 'ServerClosedToNew', data: {} },
    { type: 'ServerDescribed', data: { fields: { description: 'A \\N "B"' } } },
    { type: 'ServerPutInMaintenance', data: {} },
    { type: 'ServerCapacitySet', data: { capacity: 7 } },
  ],
  [serverStream('gone'), gone, { type: 'ServerRemoved', data: {} }],
  [
    serverStream('asked'),
    asked,
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
