import type { HappenedOf } from '../../events'
import type { NameEvent } from '../../events/project-names'

type DataOf = { [Type in NameEvent['type']]: HappenedOf<Type>['data'] }

const domain = 'berger-steuer.de'
const records = [{ type: 'A', name: domain, content: '203.0.113.7', ttl: 300 }]

/** One example of everything that happens to a project's further names. */
export const namesData: DataOf = {
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
