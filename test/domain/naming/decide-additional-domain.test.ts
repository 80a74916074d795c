import { describe, test } from 'bun:test'
import type { DomainEvent } from '../../../events'
import type { OrderedDomain } from '../../../events/domain'
import { givenProject } from '../../support/decider-specification'
import {
  deploymentPrepared,
  dnsConfigured,
  otherServerId,
  pathUntil,
  projectArchived,
  serverId,
  serverReassigned,
  wholePath,
} from '../../support/project-events'

const name = 'berger-steuer.de'
const registeredDomain: OrderedDomain = { kind: 'registered', name }
const first: OrderedDomain = {
  kind: 'subdomain',
  name: 'steuerberater.vrs.gmbh',
  baseDomain: 'vrs.gmbh',
}
const records = [{ type: 'A', name, content: '203.0.113.7', ttl: 300 }]
const url = `https://${name}/`

const domainAdded: DomainEvent = { type: 'DomainAdded', data: { domain: registeredDomain } }
const domainAcquired: DomainEvent = {
  type: 'DomainBrought',
  data: { domain: name, zone: name, kind: 'registered' },
}
const domainPointed: DomainEvent = {
  type: 'DomainPointed',
  data: { domain: name, zone: name, records },
}
const domainReached: DomainEvent = {
  type: 'DomainReached',
  data: { domain: name, nameservers: ['ns.inwx.de'] },
}
const domainServed: DomainEvent = {
  type: 'DomainServed',
  data: { domain: name, url, serverIp: '203.0.113.7', tls: null },
}
const primaryRequested: DomainEvent = { type: 'PrimaryRequested', data: { domain: name } }
const primaryChosen: DomainEvent = {
  type: 'PrimaryChosen',
  data: { domain: registeredDomain, zone: name, url, before: { domain: first, zone: 'vrs.gmbh' } },
}
const domainDropped: DomainEvent = { type: 'DomainDropped', data: { domain: name } }
const domainRemoved: DomainEvent = {
  type: 'DomainRemoved',
  data: { domain: name, zone: name, records },
}
const stallData = {
  step: 'domain',
  errorClass: 'permanent',
  code: '2302',
  owner: 'caseworker',
} as const
const domainStalled: DomainEvent = { type: 'DomainStalled', data: { domain: name, ...stallData } }

const domainEvents: DomainEvent[] = [
  domainAdded,
  domainAcquired,
  domainPointed,
  domainReached,
  domainServed,
]
const eventsUntil = (event: DomainEvent) => [
  ...wholePath,
  ...domainEvents.slice(0, domainEvents.indexOf(event) + 1),
]
const eventsDuringMove = [...eventsUntil(domainServed), serverReassigned]

const addDomain = (domain: OrderedDomain = registeredDomain) => ({
  type: 'AddDomain' as const,
  data: { domain },
})
const removeDomain = (domain = name) => ({ type: 'RemoveDomain' as const, data: { domain } })
const makePrimary = (domain = name) => ({ type: 'MakePrimary' as const, data: { domain } })
const resume = { type: 'ResumeDomain' as const, data: { domain: name } }

describe('adding a name', () => {
  test('begins its way', () =>
    givenProject(...wholePath)
      .when(addDomain())
      .then(domainAdded))
  test('is ignored when the project has it', () => {
    givenProject(...eventsUntil(domainReached))
      .when(addDomain())
      .thenNothing()
    givenProject(...wholePath)
      .when(addDomain(first))
      .thenNothing()
  })
  test('is refused before the project is live, and while it moves', () => {
    givenProject(...pathUntil('DeploymentStarted'))
      .when(addDomain())
      .thenRefused('WRONG_STATE')
    givenProject(...eventsDuringMove)
      .when(addDomain({ kind: 'owned', name: 'andere.de' }))
      .thenRefused('WRONG_STATE')
  })
  test('is refused for what is no name, or none of its kind', () => {
    const ask = givenProject(...wholePath)
    ask.when(addDomain({ kind: 'owned', name: 'berger' })).thenRefused('BAD_DOMAIN')
    ask.when(addDomain({ kind: 'owned', name: 'a b.de' })).thenRefused('BAD_DOMAIN')
    ask.when(addDomain({ kind: 'subdomain', name: 'x.vrs.de' })).thenRefused('BAD_DOMAIN')
    ask
      .when(addDomain({ kind: 'registered', name: 'x.vrs.gmbh', baseDomain: 'vrs.gmbh' }))
      .thenRefused('BAD_DOMAIN')
  })
  test('is refused while it is on its way out, and possible after', () => {
    givenProject(...eventsUntil(domainServed), domainDropped)
      .when(addDomain())
      .thenRefused('NAME_ON_ITS_WAY_OUT')
    givenProject(...eventsUntil(domainServed), domainDropped, domainRemoved)
      .when(addDomain())
      .then(domainAdded)
  })
})

describe('the steps of a name', () => {
  const steps = [
    [domainAdded, { type: 'ConfirmDomainAcquired', data: domainAcquired.data }, domainAcquired],
    [
      domainAcquired,
      { type: 'ConfirmDomainPointed', data: { ...domainPointed.data, serverId } },
      domainPointed,
    ],
    [domainPointed, { type: 'ConfirmDomainReachable', data: domainReached.data }, domainReached],
    [domainReached, { type: 'ConfirmDomainServed', data: domainServed.data }, domainServed],
  ] satisfies [DomainEvent, { type: string; data: unknown }, DomainEvent][]
  test('each lead one further', () => {
    for (const [before, command, after] of steps)
      givenProject(...eventsUntil(before))
        .when(command as never)
        .then(after)
  })
  test('are ignored the second time, once dropped, and once the project is given up', () => {
    for (const [, command] of steps) {
      givenProject(...eventsUntil(domainServed))
        .when(command as never)
        .thenNothing()
      givenProject(...wholePath, domainAdded, domainDropped)
        .when(command as never)
        .thenNothing()
      givenProject(...wholePath, domainAdded, projectArchived)
        .when(command as never)
        .thenNothing()
    }
  })
  test('are refused before their turn', () => {
    for (const [, command] of steps.slice(1))
      givenProject(...eventsUntil(domainAdded))
        .when(command as never)
        .thenRefused('TOO_EARLY')
  })
  test('that led to a server which the project has left are none', () =>
    givenProject(...eventsUntil(domainAcquired), serverReassigned)
      .when({ type: 'ConfirmDomainPointed', data: { domain: name, zone: name, records, serverId } })
      .thenNothing())
})

describe('a change of the primary name', () => {
  const confirm = { type: 'ConfirmPrimaryDomain' as const, data: { domain: name, url } }
  test('is asked for, then made, and the old name stays', () => {
    givenProject(...eventsUntil(domainServed))
      .when(makePrimary())
      .then(primaryRequested)
    givenProject(...eventsUntil(domainServed), primaryRequested)
      .when(confirm)
      .then(primaryChosen)
    givenProject(...eventsUntil(domainServed), primaryRequested, primaryChosen)
      .when(makePrimary(first.name))
      .then({ type: 'PrimaryRequested', data: { domain: first.name } })
  })
  test('is ignored when it is the primary, or asked to be', () => {
    givenProject(...wholePath)
      .when(makePrimary(first.name))
      .thenNothing()
    givenProject(...eventsUntil(domainServed), primaryRequested)
      .when(makePrimary())
      .thenNothing()
    givenProject(...eventsUntil(domainServed), primaryRequested, domainDropped)
      .when(confirm)
      .thenNothing()
  })
  test('is refused before the name answers, for a strange name, and during a move', () => {
    givenProject(...eventsUntil(domainReached))
      .when(makePrimary())
      .thenRefused('NAME_NOT_READY')
    givenProject(...wholePath)
      .when(makePrimary())
      .thenRefused('NAME_UNKNOWN')
    givenProject(...eventsDuringMove)
      .when(makePrimary())
      .thenRefused('WRONG_STATE')
    givenProject(...eventsUntil(domainServed))
      .when(confirm)
      .thenRefused('TOO_EARLY')
  })
})

describe('dropping a name', () => {
  const confirm = { type: 'ConfirmDomainRemoved' as const, data: domainRemoved.data as never }
  test('takes it off, wherever it stands', () => {
    for (const event of domainEvents)
      givenProject(...eventsUntil(event))
        .when(removeDomain())
        .then(domainDropped)
    givenProject(...eventsUntil(domainAdded), domainStalled)
      .when(removeDomain())
      .then(domainDropped)
    givenProject(...eventsUntil(domainServed), domainDropped)
      .when(confirm)
      .then(domainRemoved)
    givenProject(...eventsUntil(domainServed), primaryRequested, primaryChosen)
      .when(removeDomain(first.name))
      .then({ type: 'DomainDropped', data: { domain: first.name } })
  })
  test('is ignored the second time', () => {
    givenProject(...eventsUntil(domainServed), domainDropped)
      .when(removeDomain())
      .thenNothing()
    givenProject(...eventsUntil(domainServed), domainDropped, domainRemoved)
      .when(confirm)
      .thenNothing()
  })
  test('is refused for the primary, for a strange name, and once archived', () => {
    givenProject(...eventsUntil(domainServed))
      .when(removeDomain(first.name))
      .thenRefused('PRIMARY_NOT_DROPPABLE')
    givenProject(...eventsUntil(domainServed), primaryRequested, primaryChosen)
      .when(removeDomain())
      .thenRefused('PRIMARY_NOT_DROPPABLE')
    givenProject(...wholePath)
      .when(removeDomain())
      .thenRefused('NAME_UNKNOWN')
    givenProject(...eventsUntil(domainServed), projectArchived)
      .when(removeDomain())
      .thenRefused('WRONG_STATE')
  })
})

describe('a name in trouble', () => {
  const stall = { type: 'StallDomain' as const, data: { domain: name, ...stallData } }
  test('stands, and goes on from where it stood', () => {
    givenProject(...eventsUntil(domainAdded))
      .when(stall)
      .then(domainStalled)
    givenProject(...eventsUntil(domainAcquired), domainStalled)
      .when(resume)
      .then({ type: 'DomainResumed', data: { domain: name, causeEventId: 'DomainBrought-1' } })
  })
  test('stands once, and not at all when it is gone', () => {
    givenProject(...eventsUntil(domainAdded), domainStalled)
      .when(stall)
      .thenNothing()
    givenProject(...eventsUntil(domainServed), domainDropped, domainRemoved)
      .when(stall)
      .thenNothing()
  })
  test('does not go on where it does not stand', () =>
    givenProject(...eventsUntil(domainServed))
      .when(resume)
      .thenRefused('NOT_STALLED'))
})

test('a move leads the further names along in the append that leads the first', () => {
  const moved = { domain: name, zone: name, records }
  givenProject(...eventsDuringMove, deploymentPrepared)
    .when({
      type: 'ConfirmDns',
      data: { ...dnsConfigured.data, serverId: otherServerId, movedDomains: [moved] },
    })
    .then({ type: 'DomainMoved', data: moved }, dnsConfigured)
})
