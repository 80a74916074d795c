import { describe, expect, test } from 'bun:test'
import type { StepId } from '../../../events/codes'
import type { InstalledPlugin } from '../../../events/project'
import { decideProject } from '../../../src/domain/project/decide'
import { rebuildProject } from '../../../src/domain/project/evolve'
import { givenProject, toRecordedEvents } from '../../support/decider-specification'
import {
  deploymentFinished,
  deploymentStarted,
  impressumPlugin,
  noon,
  orderCancelled,
  pathUntil,
  projectId,
  projectOrdered,
  provisioningResumed,
  provisioningStalled,
  runtimeBooted,
  runtimeBootFailed,
  wholePath,
} from '../../support/project-events'

const stall = (step: StepId) => ({ type: 'Stall' as const, data: provisioningStalled(step).data })
const resume = { type: 'Resume' as const, data: {} }

type Report = { plugins?: InstalledPlugin[]; failure?: { code: string; plugin?: string } }

const report = (more: Report = {}, bootId = 'boot-1', now = noon) => ({
  type: 'ReportBoot' as const,
  data: { ...runtimeBooted(bootId).data, expected: [impressumPlugin], now, ...more },
})
const other = { ...impressumPlugin, sha256: 'cd34' }

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
    givenProject(...past)
      .when(stall(step))
      .then(provisioningStalled(step)))

  test('does not stall twice, nor when it is done', () => {
    givenProject(...past, provisioningStalled('dns'))
      .when(stall(step))
      .thenNothing()
    givenProject(...wholePath)
      .when(stall(step))
      .thenNothing()
  })

  test('goes on from its cause', () =>
    givenProject(...past, provisioningStalled(step))
      .when(resume)
      .then(provisioningResumed(step, cause)))

  test('stalls again after it went on', () =>
    givenProject(...past, provisioningStalled(step), provisioningResumed(step, cause))
      .when(stall(step))
      .then(provisioningStalled(step)))
})

describe('a stall', () => {
  test('is ignored before the release and after the cancellation', () => {
    givenProject(projectOrdered).when(stall('server')).thenNothing()
    givenProject(projectOrdered, orderCancelled()).when(stall('server')).thenNothing()
  })
  test('is refused before there is an order', () =>
    givenProject().when(stall('dns')).thenRefused('NO_ORDER'))
})

describe('going on', () => {
  test('is refused when nothing stands', () => {
    givenProject(...pathUntil('DnsConfigured'))
      .when(resume)
      .thenRefused('NOT_STALLED')
    givenProject(
      ...pathUntil('DnsConfigured'),
      provisioningStalled('propagation'),
      provisioningResumed('propagation', 'x'),
    )
      .when(resume)
      .thenRefused('NOT_STALLED')
  })

  test('verifies from the finished deployment when the boot came first', () =>
    givenProject(
      ...pathUntil('DeploymentStarted'),
      runtimeBooted(),
      deploymentFinished(),
      provisioningStalled('verification'),
    )
      .when(resume)
      .then(provisioningResumed('verification', 'RuntimeBooted-1')))

  test('names the records of others that may go, at a name that is taken and nowhere else', () => {
    const replaces = ['CNAME a.vrs.gmbh → b.example']
    const replacing = { type: 'Resume' as const, data: { replaces } }
    givenProject(...pathUntil('DomainAssigned'), provisioningStalled('dns'))
      .when(replacing)
      .then({
        type: 'ProvisioningResumed',
        data: { step: 'dns', causeEventId: 'DomainAssigned-1', replaces },
      })
    givenProject(...pathUntil('DnsConfigured'), provisioningStalled('propagation'))
      .when(replacing)
      .thenRefused('WRONG_STATE')
  })

  test('is refused where nothing can be repeated', () =>
    givenProject(...pathUntil('ProvisioningReleased'), provisioningStalled('payment'))
      .when(resume)
      .thenRefused('STEP_NOT_REACHED'))
})

describe('a boot report', () => {
  const running = pathUntil('DeploymentStarted')

  test('counts while Coolify still builds, and after', () => {
    givenProject(...running)
      .when(report())
      .then(runtimeBooted())
    givenProject(...running, deploymentFinished())
      .when(report())
      .then(runtimeBooted())
  })

  test('is ignored for a restart with the same plugins', () =>
    givenProject(...running, runtimeBooted())
      .when(report({}, 'boot-2'))
      .thenNothing())

  test('counts again after a change of versions', () => {
    const newer = { ...impressumPlugin, version: '1.1.0', sha256: 'ef56' }
    const { type, data } = report({ plugins: [newer] }, 'boot-2')
    givenProject(...running, runtimeBooted())
      .when({ type, data: { ...data, expected: [newer] } })
      .then(runtimeBooted('boot-2', [newer]))
  })

  test('counts again after another deployment', () => {
    const again = [provisioningResumed('boot', 'DeploymentPrepared-1'), deploymentStarted('d-2')]
    givenProject(...running, runtimeBooted(), ...again)
      .when(report({}, 'boot-2'))
      .then(runtimeBooted('boot-2'))
  })

  test.each([
    ['other bytes', [other]],
    ['none', []],
    ['one more', [impressumPlugin, other]],
  ])('with %s instead of the ordered plugins is no boot', (_, plugins) =>
    givenProject(...running)
      .when(report({ plugins }))
      .then(runtimeBootFailed()),
  )

  test('does not mind the order of plugins', () => {
    const plugins = [impressumPlugin, { ...other, name: 'kontakt' }]
    const { type, data } = report({ plugins: plugins.toReversed() })
    givenProject(...running)
      .when({ type, data: { ...data, expected: plugins } })
      .then(runtimeBooted('boot-1', plugins.toReversed()))
  })

  test('is refused before there is a deployment', () => {
    givenProject(...pathUntil('RuntimeKeyIssued'))
      .when(report())
      .thenRefused('NOT_DEPLOYED')
    givenProject().when(report()).thenRefused('NO_ORDER')
  })
})

describe('a boot that failed', () => {
  const running = pathUntil('DeploymentStarted')
  const failure = { code: 'MIGRATION_FAILED', plugin: 'impressum' }
  const command = { type: 'RuntimeBootFailed' as const, data: failure }

  test('is recorded with its plugin', () =>
    givenProject(...running)
      .when(report({ failure }))
      .then(command))

  test('is recorded once an hour', () => {
    const at = (minutes: number) => new Date(Date.parse(noon) + minutes * 60_000).toISOString()
    givenProject(...running, { ...command, at: noon })
      .when(report({ failure }, 'boot-2', at(59)))
      .thenNothing()
    givenProject(...running, { ...command, at: noon })
      .when(report({ failure }, 'boot-2', at(60)))
      .then(command)
  })
})

test('every prefix of the way stalls and goes on somewhere', () => {
  for (const [step, before, causeId] of causes) {
    const events = toRecordedEvents(
      `project-${projectId}`,
      ...pathUntil(before),
      provisioningStalled(step),
    )
    const [goesOn] = decideProject(projectId, resume, rebuildProject(events))
    const cause = goesOn?.type === 'ProvisioningResumed' ? goesOn.data.causeEventId : undefined
    expect(events.some(({ id }) => id === cause)).toBe(true)
    expect(cause).toBe(causeId)
  }
})
