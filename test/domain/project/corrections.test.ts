import { describe, test } from 'bun:test'
import { given } from '../../support/decider-specification'
import {
  bergerOrdered,
  booted,
  deploymentFinished,
  deploymentStarted,
  dnsConfigured,
  dnsPropagated,
  keyIssued,
  otherServerId,
  pathUntil,
  paused,
  prepared,
  reassigned,
  resumed,
  serverAssigned,
  serverId,
  siteVerified,
  stalled,
  wentLive,
  wholePath,
} from '../../support/project-events'

const move = {
  type: 'ChooseServer' as const,
  data: { serverId: otherServerId, ipv4: '203.0.113.8' },
}
const other = { kind: 'subdomain' as const, name: 'koeln.vrs.gmbh', baseDomain: 'vrs.gmbh' }
const rename = { type: 'ReplaceDomain' as const, data: { domain: other } }
const newCode = { type: 'ReplaceTransferCode' as const, data: {} }
const transferred = {
  ...bergerOrdered,
  data: { ...bergerOrdered.data, domain: { kind: 'transferred' as const, name: 'berger.de' } },
}

describe('choosing a server', () => {
  test('assigns it where none was free', () =>
    given(...pathUntil('ProvisioningReleased'))
      .when(move)
      .then({ ...serverAssigned, data: reassigned.data }))
  test('goes back to the DNS before the project is live', () =>
    given(...pathUntil('DnsPropagated'), stalled('preparation'))
      .when(move)
      .then(reassigned, resumed('dns', 'DomainAssigned-1')))
  test('moves a live project', () =>
    given(...wholePath)
      .when(move)
      .then(reassigned))
  test('lets a welcome that stands go on beside the move', () =>
    given(...pathUntil('ProjectWentLive'), stalled('live'))
      .when(move)
      .then(resumed('live', 'ProjectWentLive-1'), reassigned))
  test('is ignored for the server that it has', () =>
    given(...wholePath)
      .when({ ...move, data: { serverId, ipv4: '203.0.113.7' } })
      .thenNothing())
  test('is refused before the release', () =>
    given(bergerOrdered).when(move).thenRefused('WRONG_STATE'))
})

describe('a move', () => {
  const moving = [...wholePath, reassigned]
  const made = { ...prepared.data, application: 'c-application-2' }
  const elsewhere = { ...made, serverId: otherServerId, keyId: 'key-2' }
  test('is prepared before its name leads there', () =>
    given(...moving)
      .when({ type: 'ConfirmPreparation', data: elsewhere })
      .then({ ...prepared, data: made }, { type: 'RuntimeKeyRotated', data: { keyId: 'key-2' } }))
  test('takes nothing that was done for the server before', () => {
    given(...moving)
      .when({ type: 'ConfirmPreparation', data: { ...prepared.data, serverId, keyId: 'key-2' } })
      .thenNothing()
    given(...moving, prepared)
      .when({ type: 'ConfirmDns', data: { ...dnsConfigured.data, serverId } })
      .thenNothing()
  })
  const up = [...moving, prepared, deploymentStarted('d-2'), deploymentFinished('d-2'), booted()]
  const verify = { type: 'VerifySite' as const, data: siteVerified.data }
  test('ends with a verified site, and does not go live again', () =>
    given(...up, dnsConfigured, dnsPropagated)
      .when(verify)
      .then(siteVerified))
  test('is not over before its name leads there', () =>
    given(...up)
      .when(verify)
      .thenRefused('TOO_EARLY'))
})

describe('another domain', () => {
  test('is brought from the start', () =>
    given(...pathUntil('DomainAssigned'), stalled('dns'))
      .when(rename)
      .then(
        { type: 'DomainReplaced', data: { domain: other, before: 'steuerberater.vrs.gmbh' } },
        resumed('domain', 'ServerAssigned-1'),
      ))
  test('is ignored when it is the same', () =>
    given(...pathUntil('DomainAssigned'))
      .when({ type: 'ReplaceDomain', data: { domain: bergerOrdered.data.domain } })
      .thenNothing())
  test('is refused once live', () =>
    given(...wholePath)
      .when(rename)
      .thenRefused('WRONG_STATE'))
})

describe('a new auth code', () => {
  const past = [transferred, ...wholePath.slice(1, 5)] as const
  test('goes on with the transfer', () =>
    given(...past, stalled('domain'))
      .when(newCode)
      .then({ type: 'TransferCodeReplaced', data: {} }, resumed('domain', 'ServerAssigned-1')))
  test('is only kept while the transfer has not begun', () =>
    given(transferred).when(newCode).then({ type: 'TransferCodeReplaced', data: {} }))
  test('lets nothing go on that a caseworker paused', () =>
    given(...past, paused)
      .when(newCode)
      .then({ type: 'TransferCodeReplaced', data: {} }))
  test('is refused for other domains, and after the transfer', () => {
    given(...pathUntil('ServerAssigned'))
      .when(newCode)
      .thenRefused('NO_TRANSFER')
    given(...past, wholePath[5])
      .when(newCode)
      .thenRefused('TRANSFER_DONE')
  })
})

describe('marking a step done', () => {
  const seen = { type: 'MarkDone' as const, data: { step: 'propagation' as const } }
  test("appends the step's own result", () =>
    given(...pathUntil('DnsConfigured'), stalled('propagation'))
      .when(seen)
      .then(resumed('propagation', 'DnsConfigured-1'), {
        ...dnsPropagated,
        data: { nameservers: [] },
      }))
  test('is ignored when it is done', () =>
    given(...wholePath)
      .when(seen)
      .thenNothing())
  test('is refused before it is reached', () =>
    given(...pathUntil('ServerAssigned'))
      .when(seen)
      .thenRefused('STEP_NOT_REACHED'))
})

describe('pausing', () => {
  const pause = { type: 'Pause' as const, data: {} }
  const resume = { type: 'Resume' as const, data: {} }
  test('stops what is under way, and goes on from there', () => {
    given(...pathUntil('DnsConfigured'))
      .when(pause)
      .then(paused)
    given(...pathUntil('DnsConfigured'), paused)
      .when(resume)
      .then(resumed('propagation', 'DnsConfigured-1'))
  })
  test('is ignored the second time', () =>
    given(...pathUntil('DnsConfigured'), paused)
      .when(pause)
      .thenNothing())
  test('is refused when nothing is under way', () => {
    given(bergerOrdered).when(pause).thenRefused('NOT_UNDER_WAY')
    given(...wholePath)
      .when(pause)
      .thenRefused('NOT_UNDER_WAY')
  })
})

describe('going on from an earlier step', () => {
  const fromDns = { type: 'Resume' as const, data: { step: 'dns' as const } }
  test('lets what came of it since not hold any more', () => {
    const past = [...pathUntil('DnsPropagated'), stalled('preparation')]
    given(...past)
      .when(fromDns)
      .then(resumed('dns', 'DomainAssigned-1'))
    given(...past, resumed('dns', 'DomainAssigned-1'))
      .when({ type: 'ConfirmPreparation', data: { ...prepared.data, serverId, keyId: 'k' } })
      .thenRefused('TOO_EARLY')
  })
  test('is refused for a step that was not reached', () =>
    given(...pathUntil('ServerAssigned'), stalled('domain'))
      .when({ type: 'Resume', data: { step: 'deployment' } })
      .thenRefused('STEP_NOT_REACHED'))
})

describe('deploying again', () => {
  const deploy = { type: 'Deploy' as const, data: {} }
  test('goes on from what is prepared', () =>
    given(...wholePath)
      .when(deploy)
      .then(resumed('deployment', 'DeploymentPrepared-1')))
  test('ends with a verified site, not with going live again', () =>
    given(
      ...wholePath,
      resumed('deployment', 'DeploymentPrepared-1'),
      deploymentStarted('d-2'),
      { type: 'DeploymentFinished', data: { deployment: 'd-2' } },
      wholePath[12],
    )
      .when({ type: 'VerifySite', data: siteVerified.data })
      .then(siteVerified))
  test('is ignored while one is running', () =>
    given(...pathUntil('DeploymentStarted'))
      .when(deploy)
      .thenNothing())
  test('is refused before anything is prepared', () =>
    given(...pathUntil('DnsPropagated'))
      .when(deploy)
      .thenRefused('TOO_EARLY'))
})

describe('skipping', () => {
  const skip = { type: 'SkipStep' as const, data: { step: 'live' as const } }
  const live = [...pathUntil('SiteVerified'), wentLive]
  test('leaves the welcome out', () =>
    given(...live, stalled('live'))
      .when(skip)
      .then({ type: 'StepSkipped', data: { step: 'live' } }))
  test('is ignored when it is done', () =>
    given(...wholePath, keyIssued)
      .when(skip)
      .thenNothing())
  test('is refused for a step whose result is needed', () =>
    given(...pathUntil('DnsConfigured'))
      .when({ type: 'SkipStep', data: { step: 'propagation' } })
      .thenRefused('NOT_SKIPPABLE'))
})
