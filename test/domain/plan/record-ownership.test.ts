import { describe, expect, test } from 'bun:test'
import type { DomainEvent, RecordedEvent } from '../../../events'
import { projectStream } from '../../../events/streams'
import {
  listAssignedDomains,
  listPurchasedDomains,
  listReleasedDomains,
} from '../../../src/domain/plan/planned-domains'
import {
  collectRecordOwnership,
  listRetiredRecords,
  planRecordRemoval,
} from '../../../src/domain/plan/record-ownership'
import { toRecordedEvents } from '../../support/decider-specification'
import {
  dnsConfigured,
  domainAssigned,
  projectId,
  serverReassigned,
  wholePath,
} from '../../support/project-events'

const record = (name: string, content = '203.0.113.7') => ({
  type: 'A',
  name,
  content,
  ttl: 300,
})
const kind = 'registered' as const
const domainAdded = (name: string): DomainEvent[] => [
  { type: 'DomainAdded', data: { domain: { kind, name } } },
  { type: 'DomainBrought', data: { domain: name, zone: name, kind } },
  { type: 'DomainPointed', data: { domain: name, zone: name, records: [record(name)] } },
]
const domainRemoved = (name: string): DomainEvent => ({
  type: 'DomainRemoved',
  data: { domain: name, zone: name, records: [record(name)] },
})
const eventsAfter = (...more: DomainEvent[]) =>
  toRecordedEvents(projectStream(projectId), ...wholePath, ...more)
const primary = { domain: domainAssigned.data.domain, zone: domainAssigned.data.zone }

describe('names', () => {
  test('that were given back are released until they are added again', () => {
    const once = eventsAfter(...domainAdded('b.de'), domainRemoved('b.de'))
    expect(listReleasedDomains(once)).toEqual(['b.de'])
    expect(listPurchasedDomains(once)).toEqual([])
    expect(listAssignedDomains(once)).toEqual([primary])
    const again = eventsAfter(...domainAdded('b.de'), domainRemoved('b.de'), ...domainAdded('b.de'))
    expect(listReleasedDomains(again)).toEqual([])
    expect(listPurchasedDomains(again)).toEqual(['b.de'])
  })
})

describe('the removal of records', () => {
  test('takes those in events and those that may have been written at each server', () => {
    const ownership = collectRecordOwnership(eventsAfter(serverReassigned))
    expect(planRecordRemoval(ownership, [primary])).toEqual([
      {
        zone: primary.zone,
        records: [
          record(primary.domain),
          { ...record(`www.${primary.domain}`, primary.domain), type: 'CNAME' },
          record(primary.domain, '203.0.113.8'),
        ],
      },
    ])
  })

  test('takes none of another name', () => {
    const ownership = collectRecordOwnership(eventsAfter(...domainAdded('b.de')))
    const [zone, ...others] = planRecordRemoval(ownership, [{ domain: 'b.de', zone: 'b.de' }])
    expect(others).toEqual([])
    expect(zone?.records.map(({ name }) => name)).toEqual(['b.de', 'www.b.de'])
  })

  test('is none without a name', () =>
    expect(planRecordRemoval(collectRecordOwnership(eventsAfter()), [])).toEqual([]))
})

describe('retired records', () => {
  const replaced: DomainEvent = {
    type: 'DnsConfigured',
    data: { zone: 'vrs.gmbh', records: [record('neu.vrs.gmbh')] },
  }

  const retiredRecords = (
    events: readonly RecordedEvent[],
    keptNames: string[],
    heldByOthers: string[] = [],
  ) => listRetiredRecords(events, { keptNames, heldByOthers })

  test('are those of former primary names', () =>
    expect(retiredRecords(eventsAfter(replaced), ['neu.vrs.gmbh'])).toEqual([
      { zone: primary.zone, records: dnsConfigured.data.records },
    ]))

  test('are not those of additional names, nor of the present one', () => {
    const kept = ['neu.vrs.gmbh', primary.domain]
    expect(retiredRecords(eventsAfter(replaced), kept)).toEqual([])
    const pointed = eventsAfter(...domainAdded('b.de'))
    expect(retiredRecords(pointed, [primary.domain])).toEqual([])
  })

  test('are not those of names that were given back: others may use them', () => {
    const events = eventsAfter(replaced, domainRemoved(primary.domain))
    expect(retiredRecords(events, ['neu.vrs.gmbh'])).toEqual([])
  })

  test('are not those of names that another project holds by now', () => {
    const held = [primary.domain]
    expect(retiredRecords(eventsAfter(replaced), ['neu.vrs.gmbh'], held)).toEqual([])
    expect(retiredRecords(eventsAfter(replaced), ['neu.vrs.gmbh'], ['b.de'])).toHaveLength(1)
  })
})
