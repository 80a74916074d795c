import { describe, test } from 'bun:test'
import type { DomainEvent } from '../../../events'
import type { ProjectCommand } from '../../../src/domain/project/commands'
import { givenProject } from '../../support/decider-specification'
import {
  customerWelcomed,
  deploymentFailed,
  deploymentFinished,
  deploymentPrepared,
  deploymentStalled,
  deploymentStarted,
  dnsConfigured,
  dnsPropagated,
  domainAssigned,
  pathUntil,
  projectOrdered,
  projectWentLive,
  provisioningResumed,
  runtimeBooted,
  runtimeKeyIssued,
  serverAssigned,
  serverId,
  siteVerified,
  wholePath,
} from '../../support/project-events'

const verify: ProjectCommand = { type: 'VerifySite', data: siteVerified.data }
const start = (deployment = 'd-1'): ProjectCommand => ({
  type: 'StartDeployment',
  data: { deployment },
})
const finish = (deployment = 'd-1'): ProjectCommand => ({
  type: 'FinishDeployment',
  data: { deployment },
})
const fail: ProjectCommand = { type: 'FailDeployment', data: deploymentFailed.data }

type Milestone = (typeof wholePath)[number]['type']
type Result = {
  command: ProjectCommand
  cause: Milestone
  lacking: Milestone
  events: readonly DomainEvent[]
}

/** Each result with what must have happened before it. */
const results: readonly Result[] = [
  {
    command: { type: 'AssignServer', data: serverAssigned.data },
    cause: 'ProvisioningReleased',
    lacking: 'PaymentConfirmed',
    events: [serverAssigned],
  },
  {
    command: { type: 'AssignDomain', data: domainAssigned.data },
    cause: 'ServerAssigned',
    lacking: 'ProvisioningReleased',
    events: [domainAssigned],
  },
  {
    command: { type: 'ConfirmDns', data: { ...dnsConfigured.data, serverId } },
    cause: 'DomainAssigned',
    lacking: 'ServerAssigned',
    events: [dnsConfigured],
  },
  {
    command: { type: 'ConfirmPropagation', data: dnsPropagated.data },
    cause: 'DnsConfigured',
    lacking: 'DomainAssigned',
    events: [dnsPropagated],
  },
  {
    command: {
      type: 'ConfirmPreparation',
      data: { ...deploymentPrepared.data, serverId, keyId: 'key-1' },
    },
    cause: 'DnsPropagated',
    lacking: 'DnsConfigured',
    events: [deploymentPrepared, runtimeKeyIssued],
  },
  {
    command: start(),
    cause: 'RuntimeKeyIssued',
    lacking: 'DnsPropagated',
    events: [deploymentStarted()],
  },
  {
    command: finish(),
    cause: 'DeploymentStarted',
    lacking: 'RuntimeKeyIssued',
    events: [deploymentFinished()],
  },
  {
    command: verify,
    cause: 'RuntimeBooted',
    lacking: 'DeploymentFinished',
    events: [siteVerified, projectWentLive],
  },
  {
    command: { type: 'WelcomeCustomer', data: customerWelcomed.data },
    cause: 'ProjectWentLive',
    lacking: 'SiteVerified',
    events: [customerWelcomed],
  },
]

describe.each(results)('$command.type', ({ command, cause, lacking, events }) => {
  test('is recorded after its cause', () =>
    givenProject(...pathUntil(cause))
      .when(command)
      .then(...events))

  test('is ignored when it is no news', () => {
    givenProject(...pathUntil(cause), ...events)
      .when(command)
      .thenNothing()
    givenProject(...wholePath)
      .when(command)
      .thenNothing()
  })

  test('is refused before its cause', () =>
    givenProject(...pathUntil(lacking))
      .when(command)
      .thenRefused('TOO_EARLY'))

  test('is refused before there is an order', () =>
    givenProject().when(command).thenRefused('NO_ORDER'))
})

describe('a deployment', () => {
  const running = pathUntil('DeploymentStarted')

  test('that failed stalls the project in the same breath', () =>
    givenProject(...running)
      .when(fail)
      .then(deploymentFailed, deploymentStalled))

  test('that failed stalls with what its log told of', () =>
    givenProject(...running)
      .when({
        ...fail,
        data: { ...deploymentFailed.data, code: 'IMAGE_MISSING' },
      } as ProjectCommand)
      .then(deploymentFailed, {
        ...deploymentStalled,
        data: { ...deploymentStalled.data, code: 'IMAGE_MISSING' },
      } as never))

  test('that ended otherwise is not failed any more', () => {
    givenProject(...running, deploymentFinished())
      .when(fail)
      .thenNothing()
    givenProject(...running, deploymentFailed, deploymentStalled)
      .when(finish())
      .thenNothing()
  })

  test('of another name ends nothing', () =>
    givenProject(...running)
      .when(finish('d-0'))
      .thenNothing())

  test('cannot fail before it began', () =>
    givenProject(...pathUntil('RuntimeKeyIssued'))
      .when(fail)
      .thenRefused('TOO_EARLY'))

  test('is begun anew after a person let it go on, and the old one is forgotten', () => {
    const again = [...running, deploymentFailed, deploymentStalled]
    givenProject(...again)
      .when(start('d-2'))
      .thenNothing()
    const goesOn = [...again, provisioningResumed('deployment', 'DeploymentPrepared-1')]
    givenProject(...goesOn)
      .when(start('d-2'))
      .then(deploymentStarted('d-2'))
    givenProject(...goesOn, deploymentStarted('d-2'))
      .when(finish('d-1'))
      .thenNothing()
    givenProject(...goesOn, deploymentStarted('d-2'))
      .when(finish('d-2'))
      .then(deploymentFinished('d-2'))
  })
})

describe('a verification', () => {
  const begun = pathUntil('DeploymentStarted')

  test('follows deployment and boot in either order', () => {
    givenProject(...begun, deploymentFinished(), runtimeBooted())
      .when(verify)
      .then(siteVerified, projectWentLive)
    givenProject(...begun, runtimeBooted(), deploymentFinished())
      .when(verify)
      .then(siteVerified, projectWentLive)
  })

  test('is refused after only one of the two', () => {
    givenProject(...begun, deploymentFinished())
      .when(verify)
      .thenRefused('TOO_EARLY')
    givenProject(...begun, runtimeBooted())
      .when(verify)
      .thenRefused('TOO_EARLY')
  })

  test('does not count the boot of an earlier deployment', () =>
    givenProject(
      ...begun,
      runtimeBooted(),
      deploymentFailed,
      deploymentStalled,
      provisioningResumed('deployment', 'DeploymentPrepared-1'),
      deploymentStarted('d-2'),
      deploymentFinished('d-2'),
    )
      .when(verify)
      .thenRefused('TOO_EARLY'))
})

test('nothing happens to a project that only was ordered', () =>
  givenProject(projectOrdered).when(start()).thenRefused('TOO_EARLY'))
