import { describe, test } from 'bun:test'
import { givenProject } from '../../support/decider-specification'
import {
  deploymentFinished,
  deploymentPrepared,
  deploymentStarted,
  dnsConfigured,
  dnsPropagated,
  otherServerId,
  pathUntil,
  projectOrdered,
  projectWentLive,
  provisioningPaused,
  provisioningResumed,
  provisioningStalled,
  runtimeBooted,
  runtimeKeyIssued,
  serverAssigned,
  serverId,
  serverReassigned,
  siteVerified,
  wholePath,
} from '../../support/project-events'

const serverMove = {
  type: 'ChooseServer' as const,
  data: { serverId: otherServerId, ipv4: '203.0.113.8' },
}
const other = { kind: 'subdomain' as const, name: 'koeln.vrs.gmbh', baseDomain: 'vrs.gmbh' }
const replaceDomain = { type: 'ReplaceDomain' as const, data: { domain: other } }
const newCode = { type: 'ReplaceTransferCode' as const, data: {} }
const transferred = {
  ...projectOrdered,
  data: { ...projectOrdered.data, domain: { kind: 'transferred' as const, name: 'berger.de' } },
}

describe('choosing a server', () => {
  test('assigns it where none was free', () =>
    givenProject(...pathUntil('ProvisioningReleased'))
      .when(serverMove)
      .then({ ...serverAssigned, data: serverReassigned.data }))
  test('goes back to the DNS before the project is live', () =>
    givenProject(...pathUntil('DnsPropagated'), provisioningStalled('preparation'))
      .when(serverMove)
      .then(serverReassigned, provisioningResumed('dns', 'DomainAssigned-1')))
  test('moves a live project', () =>
    givenProject(...wholePath)
      .when(serverMove)
      .then(serverReassigned))
  test('lets a welcome that stands go on beside the move', () =>
    givenProject(...pathUntil('ProjectWentLive'), provisioningStalled('live'))
      .when(serverMove)
      .then(provisioningResumed('live', 'ProjectWentLive-1'), serverReassigned))
  test('is ignored for the server that it has', () =>
    givenProject(...wholePath)
      .when({ ...serverMove, data: { serverId, ipv4: '203.0.113.7' } })
      .thenNothing())
  test('is refused before the release', () =>
    givenProject(projectOrdered).when(serverMove).thenRefused('WRONG_STATE'))
})

describe('a move', () => {
  const moving = [...wholePath, serverReassigned]
  const made = { ...deploymentPrepared.data, application: 'c-application-2' }
  const elsewhere = { ...made, serverId: otherServerId, keyId: 'key-2' }
  test('is prepared before its name leads there', () =>
    givenProject(...moving)
      .when({ type: 'ConfirmPreparation', data: elsewhere })
      .then(
        { ...deploymentPrepared, data: made },
        { type: 'RuntimeKeyRotated', data: { keyId: 'key-2' } },
      ))
  test('takes nothing that was done for the server before', () => {
    givenProject(...moving)
      .when({
        type: 'ConfirmPreparation',
        data: { ...deploymentPrepared.data, serverId, keyId: 'key-2' },
      })
      .thenNothing()
    givenProject(...moving, deploymentPrepared)
      .when({ type: 'ConfirmDns', data: { ...dnsConfigured.data, serverId } })
      .thenNothing()
  })
  const up = [
    ...moving,
    deploymentPrepared,
    deploymentStarted('d-2'),
    deploymentFinished('d-2'),
    runtimeBooted(),
  ]
  const verify = { type: 'VerifySite' as const, data: siteVerified.data }
  test('ends with a verified site, and does not go live again', () =>
    givenProject(...up, dnsConfigured, dnsPropagated)
      .when(verify)
      .then(siteVerified))
  test('is not over before its name leads there', () =>
    givenProject(...up)
      .when(verify)
      .thenRefused('TOO_EARLY'))
})

describe('another domain', () => {
  test('is brought from the start', () =>
    givenProject(...pathUntil('DomainAssigned'), provisioningStalled('dns'))
      .when(replaceDomain)
      .then(
        { type: 'DomainReplaced', data: { domain: other, before: 'steuerberater.vrs.gmbh' } },
        provisioningResumed('domain', 'ServerAssigned-1'),
      ))
  test('is ignored when it is the same', () =>
    givenProject(...pathUntil('DomainAssigned'))
      .when({ type: 'ReplaceDomain', data: { domain: projectOrdered.data.domain } })
      .thenNothing())
  test('is refused once live', () =>
    givenProject(...wholePath)
      .when(replaceDomain)
      .thenRefused('WRONG_STATE'))
})

describe('a new auth code', () => {
  const past = [transferred, ...wholePath.slice(1, 5)] as const
  test('goes on with the transfer', () =>
    givenProject(...past, provisioningStalled('domain'))
      .when(newCode)
      .then(
        { type: 'TransferCodeReplaced', data: {} },
        provisioningResumed('domain', 'ServerAssigned-1'),
      ))
  test('is only kept while the transfer has not begun', () =>
    givenProject(transferred).when(newCode).then({ type: 'TransferCodeReplaced', data: {} }))
  test('lets nothing go on that a caseworker paused', () =>
    givenProject(...past, provisioningPaused)
      .when(newCode)
      .then({ type: 'TransferCodeReplaced', data: {} }))
  test('is refused for other domains, and after the transfer', () => {
    givenProject(...pathUntil('ServerAssigned'))
      .when(newCode)
      .thenRefused('NO_TRANSFER')
    givenProject(...past, wholePath[5])
      .when(newCode)
      .thenRefused('TRANSFER_DONE')
  })
})

describe('marking a step done', () => {
  const command = { type: 'MarkDone' as const, data: { step: 'propagation' as const } }
  test("appends the step's own result", () =>
    givenProject(...pathUntil('DnsConfigured'), provisioningStalled('propagation'))
      .when(command)
      .then(provisioningResumed('propagation', 'DnsConfigured-1'), {
        ...dnsPropagated,
        data: { nameservers: [] },
      }))
  test('is ignored when it is done', () =>
    givenProject(...wholePath)
      .when(command)
      .thenNothing())
  test('is refused before it is reached', () =>
    givenProject(...pathUntil('ServerAssigned'))
      .when(command)
      .thenRefused('STEP_NOT_REACHED'))
})

describe('pausing', () => {
  const pause = { type: 'Pause' as const, data: {} }
  const resume = { type: 'Resume' as const, data: {} }
  test('stops what is under way, and goes on from there', () => {
    givenProject(...pathUntil('DnsConfigured'))
      .when(pause)
      .then(provisioningPaused)
    givenProject(...pathUntil('DnsConfigured'), provisioningPaused)
      .when(resume)
      .then(provisioningResumed('propagation', 'DnsConfigured-1'))
  })
  test('is ignored the second time', () =>
    givenProject(...pathUntil('DnsConfigured'), provisioningPaused)
      .when(pause)
      .thenNothing())
  test('is refused when nothing is under way', () => {
    givenProject(projectOrdered).when(pause).thenRefused('NOT_UNDER_WAY')
    givenProject(...wholePath)
      .when(pause)
      .thenRefused('NOT_UNDER_WAY')
  })
})

describe('going on from an earlier step', () => {
  const fromDns = { type: 'Resume' as const, data: { step: 'dns' as const } }
  test('lets what came of it since not hold any more', () => {
    const past = [...pathUntil('DnsPropagated'), provisioningStalled('preparation')]
    givenProject(...past)
      .when(fromDns)
      .then(provisioningResumed('dns', 'DomainAssigned-1'))
    givenProject(...past, provisioningResumed('dns', 'DomainAssigned-1'))
      .when({
        type: 'ConfirmPreparation',
        data: { ...deploymentPrepared.data, serverId, keyId: 'k' },
      })
      .thenRefused('TOO_EARLY')
  })
  test('is refused for a step that was not reached', () =>
    givenProject(...pathUntil('ServerAssigned'), provisioningStalled('domain'))
      .when({ type: 'Resume', data: { step: 'deployment' } })
      .thenRefused('STEP_NOT_REACHED'))
})

describe('deploying again', () => {
  const deploy = { type: 'Deploy' as const, data: {} }
  test('goes on from what is prepared', () =>
    givenProject(...wholePath)
      .when(deploy)
      .then(provisioningResumed('deployment', 'DeploymentPrepared-1')))
  test('ends with a verified site, not with going live again', () =>
    givenProject(
      ...wholePath,
      provisioningResumed('deployment', 'DeploymentPrepared-1'),
      deploymentStarted('d-2'),
      { type: 'DeploymentFinished', data: { deployment: 'd-2' } },
      wholePath[12],
    )
      .when({ type: 'VerifySite', data: siteVerified.data })
      .then(siteVerified))
  test('is ignored while one is running', () =>
    givenProject(...pathUntil('DeploymentStarted'))
      .when(deploy)
      .thenNothing())
  test('is refused before anything is prepared', () =>
    givenProject(...pathUntil('DnsPropagated'))
      .when(deploy)
      .thenRefused('TOO_EARLY'))
})

describe('skipping', () => {
  const skip = { type: 'SkipStep' as const, data: { step: 'live' as const } }
  const live = [...pathUntil('SiteVerified'), projectWentLive]
  test('leaves the welcome out', () =>
    givenProject(...live, provisioningStalled('live'))
      .when(skip)
      .then({ type: 'StepSkipped', data: { step: 'live' } }))
  test('is ignored when it is done', () =>
    givenProject(...wholePath, runtimeKeyIssued)
      .when(skip)
      .thenNothing())
  test('is refused for a step whose result is needed', () =>
    givenProject(...pathUntil('DnsConfigured'))
      .when({ type: 'SkipStep', data: { step: 'propagation' } })
      .thenRefused('NOT_SKIPPABLE'))
})
