import { describe, test } from 'bun:test'
import type { VrsEvent } from '../../../events'
import type { OrderedDomain } from '../../../events/project'
import { given } from '../../support/decider-specification'
import {
  archived,
  dnsConfigured,
  otherServerId,
  pathUntil,
  prepared,
  reassigned,
  serverId,
  wholePath,
} from '../../support/project-events'

const name = 'berger-steuer.de'
const bought: OrderedDomain = { kind: 'registered', name }
const first: OrderedDomain = {
  kind: 'subdomain',
  name: 'steuerberater.vrs.gmbh',
  baseDomain: 'vrs.gmbh',
}
const records = [{ type: 'A', name, content: '203.0.113.7', ttl: 300 }]
const url = `https://${name}/`

const added: VrsEvent = { type: 'DomainAdded', data: { domain: bought } }
const brought: VrsEvent = {
  type: 'DomainBrought',
  data: { domain: name, zone: name, kind: 'registered' },
}
const pointed: VrsEvent = { type: 'DomainPointed', data: { domain: name, zone: name, records } }
const reached: VrsEvent = {
  type: 'DomainReached',
  data: { domain: name, nameservers: ['ns.inwx.de'] },
}
const served: VrsEvent = {
  type: 'DomainServed',
  data: { domain: name, url, serverIp: '203.0.113.7', tls: null },
}
const wanted: VrsEvent = { type: 'PrimaryRequested', data: { domain: name } }
const chosen: VrsEvent = {
  type: 'PrimaryChosen',
  data: { domain: bought, zone: name, url, before: { domain: first, zone: 'vrs.gmbh' } },
}
const dropped: VrsEvent = { type: 'DomainDropped', data: { domain: name } }
const removed: VrsEvent = { type: 'DomainRemoved', data: { domain: name, zone: name, records } }
const why = { step: 'domain', errorClass: 'permanent', code: '2302', owner: 'caseworker' } as const
const stalled: VrsEvent = { type: 'DomainStalled', data: { domain: name, ...why } }

const way: VrsEvent[] = [added, brought, pointed, reached, served]
const until = (event: VrsEvent) => [...wholePath, ...way.slice(0, way.indexOf(event) + 1)]
const moving = [...until(served), reassigned]

const add = (domain: OrderedDomain = bought) => ({ type: 'AddDomain' as const, data: { domain } })
const drop = (domain = name) => ({ type: 'RemoveDomain' as const, data: { domain } })
const lead = (domain = name) => ({ type: 'MakePrimary' as const, data: { domain } })
const resume = { type: 'ResumeDomain' as const, data: { domain: name } }

describe('adding a name', () => {
  test('begins its way', () =>
    given(...wholePath)
      .when(add())
      .then(added))
  test('is ignored when the project has it', () => {
    given(...until(reached))
      .when(add())
      .thenNothing()
    given(...wholePath)
      .when(add(first))
      .thenNothing()
  })
  test('is refused before the project is live, and while it moves', () => {
    given(...pathUntil('DeploymentStarted'))
      .when(add())
      .thenRefused('WRONG_STATE')
    given(...moving)
      .when(add({ kind: 'owned', name: 'andere.de' }))
      .thenRefused('WRONG_STATE')
  })
  test('is refused for what is no name, or none of its kind', () => {
    const ask = given(...wholePath)
    ask.when(add({ kind: 'owned', name: 'berger' })).thenRefused('BAD_DOMAIN')
    ask.when(add({ kind: 'owned', name: 'a b.de' })).thenRefused('BAD_DOMAIN')
    ask.when(add({ kind: 'subdomain', name: 'x.vrs.de' })).thenRefused('BAD_DOMAIN')
    ask
      .when(add({ kind: 'registered', name: 'x.vrs.gmbh', baseDomain: 'vrs.gmbh' }))
      .thenRefused('BAD_DOMAIN')
  })
  test('is refused while it is on its way out, and possible after', () => {
    given(...until(served), dropped)
      .when(add())
      .thenRefused('NAME_ON_ITS_WAY_OUT')
    given(...until(served), dropped, removed)
      .when(add())
      .then(added)
  })
})

describe('the steps of a name', () => {
  const steps = [
    [added, { type: 'ConfirmBrought', data: brought.data }, brought],
    [brought, { type: 'ConfirmPointed', data: { ...pointed.data, serverId } }, pointed],
    [pointed, { type: 'ConfirmReached', data: reached.data }, reached],
    [reached, { type: 'ConfirmServed', data: served.data }, served],
  ] satisfies [VrsEvent, { type: string; data: unknown }, VrsEvent][]
  test('each lead one further', () => {
    for (const [before, command, after] of steps)
      given(...until(before))
        .when(command as never)
        .then(after)
  })
  test('are ignored the second time, once dropped, and once the project is given up', () => {
    for (const [, command] of steps) {
      given(...until(served))
        .when(command as never)
        .thenNothing()
      given(...wholePath, added, dropped)
        .when(command as never)
        .thenNothing()
      given(...wholePath, added, archived)
        .when(command as never)
        .thenNothing()
    }
  })
  test('are refused before their turn', () => {
    for (const [, command] of steps.slice(1))
      given(...until(added))
        .when(command as never)
        .thenRefused('TOO_EARLY')
  })
  test('that led to a server which the project has left are none', () =>
    given(...until(brought), reassigned)
      .when({ type: 'ConfirmPointed', data: { domain: name, zone: name, records, serverId } })
      .thenNothing())
})

describe('a change of the primary name', () => {
  const confirm = { type: 'ConfirmPrimary' as const, data: { domain: name, url } }
  test('is asked for, then made, and the old name stays', () => {
    given(...until(served))
      .when(lead())
      .then(wanted)
    given(...until(served), wanted)
      .when(confirm)
      .then(chosen)
    given(...until(served), wanted, chosen)
      .when(lead(first.name))
      .then({ type: 'PrimaryRequested', data: { domain: first.name } })
  })
  test('is ignored when it is the primary, or asked to be', () => {
    given(...wholePath)
      .when(lead(first.name))
      .thenNothing()
    given(...until(served), wanted)
      .when(lead())
      .thenNothing()
    given(...until(served), wanted, dropped)
      .when(confirm)
      .thenNothing()
  })
  test('is refused before the name answers, for a strange name, and during a move', () => {
    given(...until(reached))
      .when(lead())
      .thenRefused('NAME_NOT_READY')
    given(...wholePath)
      .when(lead())
      .thenRefused('NAME_UNKNOWN')
    given(...moving)
      .when(lead())
      .thenRefused('WRONG_STATE')
    given(...until(served))
      .when(confirm)
      .thenRefused('TOO_EARLY')
  })
})

describe('dropping a name', () => {
  const confirm = { type: 'ConfirmRemoved' as const, data: removed.data as never }
  test('takes it off, wherever it stands', () => {
    for (const event of way)
      given(...until(event))
        .when(drop())
        .then(dropped)
    given(...until(added), stalled)
      .when(drop())
      .then(dropped)
    given(...until(served), dropped)
      .when(confirm)
      .then(removed)
    given(...until(served), wanted, chosen)
      .when(drop(first.name))
      .then({ type: 'DomainDropped', data: { domain: first.name } })
  })
  test('is ignored the second time', () => {
    given(...until(served), dropped)
      .when(drop())
      .thenNothing()
    given(...until(served), dropped, removed)
      .when(confirm)
      .thenNothing()
  })
  test('is refused for the primary, for a strange name, and once archived', () => {
    given(...until(served))
      .when(drop(first.name))
      .thenRefused('PRIMARY_NOT_DROPPABLE')
    given(...until(served), wanted, chosen)
      .when(drop())
      .thenRefused('PRIMARY_NOT_DROPPABLE')
    given(...wholePath)
      .when(drop())
      .thenRefused('NAME_UNKNOWN')
    given(...until(served), archived)
      .when(drop())
      .thenRefused('WRONG_STATE')
  })
})

describe('a name in trouble', () => {
  const stall = { type: 'StallDomain' as const, data: { domain: name, ...why } }
  test('stands, and goes on from where it stood', () => {
    given(...until(added))
      .when(stall)
      .then(stalled)
    given(...until(brought), stalled)
      .when(resume)
      .then({ type: 'DomainResumed', data: { domain: name, causeEventId: 'DomainBrought-1' } })
  })
  test('stands once, and not at all when it is gone', () => {
    given(...until(added), stalled)
      .when(stall)
      .thenNothing()
    given(...until(served), dropped, removed)
      .when(stall)
      .thenNothing()
  })
  test('does not go on where it does not stand', () =>
    given(...until(served))
      .when(resume)
      .thenRefused('NOT_STALLED'))
})

test('a move leads the further names along in the append that leads the first', () => {
  const moved = { domain: name, zone: name, records }
  given(...moving, prepared)
    .when({
      type: 'ConfirmDns',
      data: { ...dnsConfigured.data, serverId: otherServerId, names: [moved] },
    })
    .then({ type: 'DomainMoved', data: moved }, dnsConfigured)
})
