import { describe, test } from 'bun:test'
import type { VrsEvent } from '../../../events'
import type { ProjectCommand } from '../../../src/domain/project/commands'
import { given } from '../../support/decider-specification'
import {
  bergerOrdered,
  booted,
  deploymentFailed,
  deploymentFinished,
  deploymentStalled,
  deploymentStarted,
  dnsConfigured,
  dnsPropagated,
  domainAssigned,
  keyIssued,
  pathUntil,
  prepared,
  resumed,
  serverAssigned,
  serverId,
  siteVerified,
  welcomed,
  wentLive,
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
  events: readonly VrsEvent[]
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
    command: { type: 'ConfirmPreparation', data: { ...prepared.data, serverId, keyId: 'key-1' } },
    cause: 'DnsPropagated',
    lacking: 'DnsConfigured',
    events: [prepared, keyIssued],
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
    events: [siteVerified, wentLive],
  },
  {
    command: { type: 'WelcomeCustomer', data: welcomed.data },
    cause: 'ProjectWentLive',
    lacking: 'SiteVerified',
    events: [welcomed],
  },
]

describe.each(results)('$command.type', ({ command, cause, lacking, events }) => {
  test('is recorded after its cause', () =>
    given(...pathUntil(cause))
      .when(command)
      .then(...events))

  test('is ignored when it is no news', () => {
    given(...pathUntil(cause), ...events)
      .when(command)
      .thenNothing()
    given(...wholePath)
      .when(command)
      .thenNothing()
  })

  test('is refused before its cause', () =>
    given(...pathUntil(lacking))
      .when(command)
      .thenRefused('TOO_EARLY'))

  test('is refused before there is an order', () => given().when(command).thenRefused('NO_ORDER'))
})

describe('a deployment', () => {
  const running = pathUntil('DeploymentStarted')

  test('that failed stalls the project in the same breath', () =>
    given(...running)
      .when(fail)
      .then(deploymentFailed, deploymentStalled))

  test('that failed stalls with what its log told of', () =>
    given(...running)
      .when({
        ...fail,
        data: { ...deploymentFailed.data, code: 'IMAGE_MISSING' },
      } as ProjectCommand)
      .then(deploymentFailed, {
        ...deploymentStalled,
        data: { ...deploymentStalled.data, code: 'IMAGE_MISSING' },
      } as never))

  test('that ended otherwise is not failed any more', () => {
    given(...running, deploymentFinished())
      .when(fail)
      .thenNothing()
    given(...running, deploymentFailed, deploymentStalled)
      .when(finish())
      .thenNothing()
  })

  test('of another name ends nothing', () =>
    given(...running)
      .when(finish('d-0'))
      .thenNothing())

  test('cannot fail before it began', () =>
    given(...pathUntil('RuntimeKeyIssued'))
      .when(fail)
      .thenRefused('TOO_EARLY'))

  test('is begun anew after a person let it go on, and the old one is forgotten', () => {
    const again = [...running, deploymentFailed, deploymentStalled]
    given(...again)
      .when(start('d-2'))
      .thenNothing()
    const goesOn = [...again, resumed('deployment', 'DeploymentPrepared-1')]
    given(...goesOn)
      .when(start('d-2'))
      .then(deploymentStarted('d-2'))
    given(...goesOn, deploymentStarted('d-2'))
      .when(finish('d-1'))
      .thenNothing()
    given(...goesOn, deploymentStarted('d-2'))
      .when(finish('d-2'))
      .then(deploymentFinished('d-2'))
  })
})

describe('a verification', () => {
  const begun = pathUntil('DeploymentStarted')

  test('follows deployment and boot in either order', () => {
    given(...begun, deploymentFinished(), booted())
      .when(verify)
      .then(siteVerified, wentLive)
    given(...begun, booted(), deploymentFinished())
      .when(verify)
      .then(siteVerified, wentLive)
  })

  test('is refused after only one of the two', () => {
    given(...begun, deploymentFinished())
      .when(verify)
      .thenRefused('TOO_EARLY')
    given(...begun, booted())
      .when(verify)
      .thenRefused('TOO_EARLY')
  })

  test('does not count the boot of an earlier deployment', () =>
    given(
      ...begun,
      booted(),
      deploymentFailed,
      deploymentStalled,
      resumed('deployment', 'DeploymentPrepared-1'),
      deploymentStarted('d-2'),
      deploymentFinished('d-2'),
    )
      .when(verify)
      .thenRefused('TOO_EARLY'))
})

test('nothing happens to a project that only was ordered', () =>
  given(bergerOrdered).when(start()).thenRefused('TOO_EARLY'))
