import type { RecordedEventOf } from '../../../../events'
import type { AdditionalDomainEvent } from '../../../../events/additional-domain'
import type { DomainNameEvent } from '../../../../events/domain'

type DataOf = { [Type in AdditionalDomainEvent['type']]: RecordedEventOf<Type>['data'] }

const domain = 'berger-steuer.de'
const records = [{ type: 'A', name: domain, content: '203.0.113.7', ttl: 300 }]

/** One example of everything that happens to a project's further names. */
export const additionalDomainEventData: DataOf = {
  DomainAdded: { domain: { kind: 'registered', name: domain } },
  DomainBrought: { domain, zone: domain, kind: 'registered' },
  DomainPointed: { domain, zone: domain, records },
  DomainMoved: { domain, zone: domain, records },
  DomainReached: { domain, nameservers: ['ns.inwx.de', 'ns2.inwx.de'] },
  DomainServed: {
    domain,
    url: `https://${domain}/`,
    serverIp: '203.0.113.7',
    tls: { issuer: 'R11', notAfter: '2027-02-01T00:00:00Z' },
  },
  PrimaryRequested: { domain },
  PrimaryChosen: {
    domain: { kind: 'registered', name: domain },
    zone: domain,
    url: `https://${domain}/`,
    before: {
      domain: {
        kind: 'subdomain',
        name: 'steuerberater-koeln.vrs.localhost',
        baseDomain: 'vrs.localhost',
      },
      zone: 'vrs.localhost',
    },
  },
  DomainDropped: { domain },
  DomainRemoved: { domain, zone: domain, records },
  DomainStalled: {
    domain,
    step: 'domain',
    errorClass: 'permanent',
    vendor: 'inwx',
    code: '2302',
    vendorText: 'Object exists',
    owner: 'caseworker',
  },
  DomainResumed: { domain, causeEventId: 'e1' },
}

const projectId = '0199a1b2-0000-7000-8000-000000000001'

/** One example of everything that happens to a name itself. */
export const domainEventData: { [Type in DomainNameEvent['type']]: RecordedEventOf<Type>['data'] } =
  {
    DomainOrdered: { kind: 'registered', projectId },
    ZoneCopied: {
      nameservers: ['ns1.old-provider.example'],
      records: [
        { type: 'MX', name: 'berger.example', content: '10 mail.berger.example', ttl: 3600 },
      ],
    },
    DomainRegistered: {
      registrarRef: '980401',
      expiresAt: '2027-11-21T12:00:00Z',
      costCents: 1190,
    },
    DomainTransferStarted: { costCents: 1190 },
    DomainTransferCompleted: { registrarRef: '980401', expiresAt: '2027-11-21T12:00:00Z' },
    DomainTransferFailed: { code: 'TRANSFER_FAILED' },
    DomainRenewed: { expiresAt: '2028-11-21T12:00:00Z', costCents: 1190 },
    DomainExpired: {},
    DomainSuspended: {},
    CertificateSeen: { notAfter: '2027-02-01T00:00:00Z' },
    DomainClaimed: { projectId, primary: true },
    DomainReleased: { projectId },
  }
