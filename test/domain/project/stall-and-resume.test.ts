import { describe, expect, test } from 'bun:test'
import type { StepId } from '../../../events/codes'
import type { InstalledPlugin } from '../../../events/project'
import { decide } from '../../../src/domain/project/decide'
import { projectFrom } from '../../../src/domain/project/state'
import { given, recorded } from '../../support/decider-specification'
import {
  bergerOrdered,
  booted,
  bootFailed,
  cancelled,
  deploymentFinished,
  deploymentStarted,
  impressum,
  noon,
  pathUntil,
  projectId,
  resumed,
  stalled,
  wholePath,
} from '../../support/project-events'

const stall = (step: StepId) => ({ type: 'Stall' as const, data: stalled(step).data })
const resume = { type: 'Resume' as const, data: {} }

type Report = { plugins?: InstalledPlugin[]; failure?: { code: string; plugin?: string } }

const report = (more: Report = {}, bootId = 'boot-1', now = noon) => ({
  type: 'ReportBoot' as const,
  data: { ...booted(bootId).data, expected: [impressum], now, ...more },
})
const other = { ...impressum, sha256: 'cd34' }

/** Where a step stands before it is done, and the event that it is repeated from. */
const causes = [
  ['server', 'ProvisioningReleased', 'ProvisioningReleased-1'],
  ['domain', 'ServerAssigned', 'ServerAssigned-1'],
  ['dns', 'DomainAssigned', 'DomainAssigned-1'],
  ['propagation', 'DnsConfigured', 'DnsConfigured-1'],
  ['preparation', 'DnsPropagated', 'DnsPropagated-1'],
  ['deployment', 'DeploymentStarted', 'DeploymentPrepared-1'],
  ['boot', 'DeploymentFinished', 'DeploymentPrepared-1'],
  ['verification', 'RuntimeBooted', 'RuntimeBooted-1'],
  ['live', 'ProjectWentLive', 'ProjectWentLive-1'],
] as const

describe.each(causes)('step %s', (step, before, cause) => {
  const past = pathUntil(before)

  test('stalls', () =>
    given(...past)
      .when(stall(step))
      .then(stalled(step)))

  test('does not stall twice, nor when it is done', () => {
    given(...past, stalled('dns'))
      .when(stall(step))
      .thenNothing()
    given(...wholePath)
      .when(stall(step))
      .thenNothing()
  })

  test('goes on from its cause', () =>
    given(...past, stalled(step))
      .when(resume)
      .then(resumed(step, cause)))

  test('stalls again after it went on', () =>
    given(...past, stalled(step), resumed(step, cause))
      .when(stall(step))
      .then(stalled(step)))
})

describe('a stall', () => {
  test('is ignored before the release and after the cancellation', () => {
    given(bergerOrdered).when(stall('server')).thenNothing()
    given(bergerOrdered, cancelled()).when(stall('server')).thenNothing()
  })
  test('is refused before there is an order', () =>
    given().when(stall('dns')).thenRefused('NO_ORDER'))
})

describe('going on', () => {
  test('is refused when nothing stands', () => {
    given(...pathUntil('DnsConfigured'))
      .when(resume)
      .thenRefused('NOT_STALLED')
    given(...pathUntil('DnsConfigured'), stalled('propagation'), resumed('propagation', 'x'))
      .when(resume)
      .thenRefused('NOT_STALLED')
  })

  test('verifies from the finished deployment when the boot came first', () =>
    given(
      ...pathUntil('DeploymentStarted'),
      booted(),
      deploymentFinished(),
      stalled('verification'),
    )
      .when(resume)
      .then(resumed('verification', 'RuntimeBooted-1')))

  test('names the records of others that may go, at a name that is taken and nowhere else', () => {
    const replaces = ['CNAME a.vrs.gmbh → b.example']
    const replacing = { type: 'Resume' as const, data: { replaces } }
    given(...pathUntil('DomainAssigned'), stalled('dns'))
      .when(replacing)
      .then({
        type: 'ProvisioningResumed',
        data: { step: 'dns', causeEventId: 'DomainAssigned-1', replaces },
      })
    given(...pathUntil('DnsConfigured'), stalled('propagation'))
      .when(replacing)
      .thenRefused('WRONG_STATE')
  })

  test('is refused where nothing can be repeated', () =>
    given(...pathUntil('ProvisioningReleased'), stalled('payment'))
      .when(resume)
      .thenRefused('STEP_NOT_REACHED'))
})

describe('a boot report', () => {
  const running = pathUntil('DeploymentStarted')

  test('counts while Coolify still builds, and after', () => {
    given(...running)
      .when(report())
      .then(booted())
    given(...running, deploymentFinished())
      .when(report())
      .then(booted())
  })

  test('is ignored for a restart with the same plugins', () =>
    given(...running, booted())
      .when(report({}, 'boot-2'))
      .thenNothing())

  test('counts again after a change of versions', () => {
    const newer = { ...impressum, version: '1.1.0', sha256: 'ef56' }
    const { type, data } = report({ plugins: [newer] }, 'boot-2')
    given(...running, booted())
      .when({ type, data: { ...data, expected: [newer] } })
      .then(booted('boot-2', [newer]))
  })

  test('counts again after another deployment', () => {
    const again = [resumed('boot', 'DeploymentPrepared-1'), deploymentStarted('d-2')]
    given(...running, booted(), ...again)
      .when(report({}, 'boot-2'))
      .then(booted('boot-2'))
  })

  test.each([
    ['other bytes', [other]],
    ['none', []],
    ['one more', [impressum, other]],
  ])('with %s instead of the ordered plugins is no boot', (_, plugins) =>
    given(...running)
      .when(report({ plugins }))
      .then(bootFailed()),
  )

  test('does not mind the order of plugins', () => {
    const plugins = [impressum, { ...other, name: 'kontakt' }]
    const { type, data } = report({ plugins: plugins.toReversed() })
    given(...running)
      .when({ type, data: { ...data, expected: plugins } })
      .then(booted('boot-1', plugins.toReversed()))
  })

  test('is refused before there is a deployment', () => {
    given(...pathUntil('RuntimeKeyIssued'))
      .when(report())
      .thenRefused('NOT_DEPLOYED')
    given().when(report()).thenRefused('NO_ORDER')
  })
})

describe('a boot that failed', () => {
  const running = pathUntil('DeploymentStarted')
  const failure = { code: 'MIGRATION_FAILED', plugin: 'impressum' }
  const told = { type: 'RuntimeBootFailed' as const, data: failure }

  test('is recorded with its plugin', () =>
    given(...running)
      .when(report({ failure }))
      .then(told))

  test('is recorded once an hour', () => {
    const at = (minutes: number) => new Date(Date.parse(noon) + minutes * 60_000).toISOString()
    given(...running, { ...told, at: noon })
      .when(report({ failure }, 'boot-2', at(59)))
      .thenNothing()
    given(...running, { ...told, at: noon })
      .when(report({ failure }, 'boot-2', at(60)))
      .then(told)
  })
})

test('every prefix of the way stalls and goes on somewhere', () => {
  for (const [step, before, causeId] of causes) {
    const events = recorded(`project-${projectId}`, ...pathUntil(before), stalled(step))
    const [goesOn] = decide(projectId, resume, projectFrom(events))
    const cause = goesOn?.type === 'ProvisioningResumed' ? goesOn.data.causeEventId : undefined
    expect(events.some(({ id }) => id === cause)).toBe(true)
    expect(cause).toBe(causeId)
  }
})
