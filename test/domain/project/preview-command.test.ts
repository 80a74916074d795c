import { expect, test } from 'bun:test'
import type { DomainEvent } from '../../../events'
import { stepIds } from '../../../events/codes'
import { projectStream } from '../../../events/streams'
import type { ProjectCommand } from '../../../src/domain/project/commands'
import { previewCommand } from '../../../src/domain/project/preview-command'
import { toRecordedEvents } from '../../support/decider-specification'
import {
  otherServerId,
  pathUntil,
  projectArchived,
  projectId,
  provisioningPaused,
  provisioningStalled,
  teardownStarted,
  wholePath,
} from '../../support/project-events'

const preview = (past: readonly DomainEvent[], command: ProjectCommand) =>
  previewCommand(projectId, command, toRecordedEvents(projectStream(projectId), ...past))

const stepsFrom = (step: (typeof stepIds)[number]) =>
  stepIds.slice(stepIds.indexOf(step)).filter((id) => id !== 'live')
const resume: ProjectCommand = { type: 'Resume', data: {} }
const addDomain = (name: string): ProjectCommand => ({
  type: 'AddDomain',
  data: { domain: { kind: 'owned', name } },
})

test('a preview shows the event of the command, and all steps that follow it', () => {
  const stalled = [...pathUntil('DnsConfigured'), provisioningStalled('propagation')]
  const { events, steps, moves, targetDomain } = preview(stalled, resume)
  expect(events.map(({ type }) => type).slice(stalled.length)).toEqual(['ProvisioningResumed'])
  expect(steps).toEqual([...stepsFrom('propagation'), 'live'])
  expect({ moves, targetDomain }).toEqual({ moves: 0, targetDomain: undefined })
})

test('a command that changes nothing has no steps', () => {
  const paused = [...pathUntil('DnsConfigured'), provisioningPaused]
  const pause: ProjectCommand = { type: 'Pause', data: {} }
  expect(preview(paused, pause)).toMatchObject({ steps: [] })
  const stall: ProjectCommand = { type: 'Stall', data: provisioningStalled('server').data }
  expect(preview(pathUntil('DnsConfigured'), stall).steps).toEqual([])
})

test('a command that halts the project has no steps', () => {
  const stall: ProjectCommand = { type: 'Stall', data: provisioningStalled('propagation').data }
  expect(preview(pathUntil('DnsConfigured'), stall).steps).toEqual([])
  expect(preview(pathUntil('DnsConfigured'), { type: 'Pause', data: {} }).steps).toEqual([])
})

test('a live project that moves is built again from its DNS on, and has moved once', () => {
  const move: ProjectCommand = {
    type: 'ChooseServer',
    data: { serverId: otherServerId, ipv4: '203.0.113.8' },
  }
  const { steps, moves, movesWhenLive } = preview(wholePath, move)
  expect(steps).toEqual(stepsFrom('dns'))
  expect({ moves, movesWhenLive }).toEqual({ moves: 1, movesWhenLive: 0 })
})

test('a teardown has only the steps of the removal', () => {
  const { steps } = preview([...wholePath, projectArchived], {
    type: 'StartTeardown',
    data: teardownStarted.data,
  })
  expect(steps).toEqual(['applicationRemoval', 'dnsRemoval'])
})

test('an additional name is what the preview is about; the project itself has no steps', () => {
  const { steps, targetDomain, additionalDomains } = preview(wholePath, addDomain('zweite.de'))
  expect({ steps, targetDomain }).toEqual({ steps: [], targetDomain: 'zweite.de' })
  expect(additionalDomains.map(({ domain }) => domain.name)).toEqual(['zweite.de'])
})

test('an additional name that goes is what the preview is about', () => {
  const added: DomainEvent = {
    type: 'DomainAdded',
    data: { domain: { kind: 'owned', name: 'zweite.de' } },
  }
  const { steps, targetDomain } = preview([...wholePath, added], {
    type: 'RemoveDomain',
    data: { domain: 'zweite.de' },
  })
  expect({ steps, targetDomain }).toEqual({ steps: [], targetDomain: 'zweite.de' })
})
