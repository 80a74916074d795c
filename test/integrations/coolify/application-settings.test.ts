import { afterAll, describe, expect, test } from 'bun:test'
import { redactText } from '../../../src/integrations/coolify/redact'
import { parseStatus } from '../../../src/integrations/coolify/types'
import { pollUntil } from '../../sandbox/coolify/sandbox-coolify-fixture'
import { vendorErrorOf } from '../vendor-error-of'
import { applicationSettings, openCoolifyClientFixture } from './coolify-client-fixture'

let number = 0
const fixture = await openCoolifyClientFixture()
afterAll(() => fixture.end())

const someApplication = async (changes: Parameters<typeof applicationSettings>[2] = {}) => {
  const { project, server } = await fixture.ensureTarget()
  const name = `vrs-${++number}`
  const domains = [`http://${name}.vrs.localhost`]
  const settings = applicationSettings(project, server, { name, domains, ...changes })
  return { uuid: await fixture.client.ensureApplication(settings), name, server }
}

const writesOf = async (work: () => Promise<unknown>) => {
  const before = fixture.calls.length
  await work()
  return fixture.calls.slice(before).filter(({ method }) => !method.startsWith('GET'))
}

describe('domains', () => {
  const https = ['https://berger.example', 'https://www.berger.example']

  test('are written with certificate and redirect, and only when they differ', async () => {
    const { uuid } = await someApplication()
    const writes = await writesOf(() => fixture.client.setDomains(uuid, https))
    expect(writes.map(({ request }) => request)).toEqual([
      { domains: https.join(), is_force_https_enabled: true, redirect: 'non-www' },
    ])
    expect(await fixture.client.getApplication(uuid)).toMatchObject({
      domains: https,
      redirect: 'non-www',
    })
    expect(await writesOf(() => fixture.client.setDomains(uuid, https))).toEqual([])
    const turned = await writesOf(() => fixture.client.setDomains(uuid, https, { redirect: 'www' }))
    expect(turned.map(({ request }) => request)).toEqual([{ redirect: 'www' }])
  })

  test('of somebody else are refused across projects, unless forced', async () => {
    const { uuid: first } = await someApplication()
    const other = (await fixture.ask('POST', '/projects', { name: 'vrs-other' })).body.uuid
    const second = await fixture.client.ensureApplication(
      applicationSettings(other, (await fixture.client.listServers())[0]?.uuid ?? '', {
        name: 'vrs-second',
        domains: ['http://second.vrs.localhost'],
      }),
    )
    const domains = ['https://taken.example']
    await fixture.client.setDomains(first, domains)
    expect(await vendorErrorOf(fixture.client.setDomains(second, domains))).toMatchObject({
      errorClass: 'permanent',
      owner: 'caseworker',
      code: '409',
      vendorText: expect.stringContaining("already in use by application 'vrs-"),
    })
    expect(await fixture.client.getApplication(second)).toMatchObject({
      domains: ['http://second.vrs.localhost'],
    })
    await fixture.client.setDomains(second, domains, { force: true })
    expect(await fixture.client.getApplication(second)).toMatchObject({ domains })
  })

  test('that Coolify passes over are waited for', async () => {
    const { uuid, server } = await someApplication()
    fixture.coolify.setServerReachable(server, false)
    const late = ['https://late.example']
    expect(await vendorErrorOf(fixture.client.setDomains(uuid, late))).toMatchObject({
      errorClass: 'waiting',
      code: 'DOMAINS_IGNORED',
    })
    fixture.coolify.setServerReachable(server, true)
    await fixture.client.setDomains(uuid, late)
    expect(await fixture.client.getApplication(uuid)).toMatchObject({ domains: late })
  })

  test('of a new application bring the redirect that belongs to them', async () => {
    const domains = ['https://neu.example', 'https://www.neu.example']
    const { uuid } = await someApplication({ domains })
    expect(await fixture.client.getApplication(uuid)).toMatchObject({ redirect: 'non-www' })
    const { body } = await fixture.ask('GET', `/applications/${uuid}`)
    expect(body.settings.is_force_https_enabled).toBe(true)
  })
})

describe('variables', () => {
  test('not named stay as they are, with all their flags', async () => {
    const { uuid } = await someApplication()
    const variable = { key: 'BY_HAND', value: 'stays', is_buildtime: true, is_shown_once: true }
    await fixture.ask('POST', `/applications/${uuid}/envs`, variable)
    await fixture.client.setEnvs(uuid, { A: '1', B: '2' })
    await fixture.client.setEnvs(uuid, { B: '3' })
    const { body } = await fixture.ask('GET', `/applications/${uuid}/envs`)
    expect(body).toMatchObject([variable, { key: 'A', value: '1' }, { key: 'B', value: '3' }])
    expect(body).toHaveLength(3)
  })
})

describe('logs', () => {
  const secret = 'correct horse battery staple'

  test('of a site are told without its variables; nothing while it does not run', async () => {
    const { uuid } = await someApplication()
    await fixture.client.setEnvs(uuid, { GREETING: secret })
    expect(await fixture.client.getApplicationLog(uuid, 10)).toBe('')
    await fixture.client.deploy(uuid)
    const log = await pollUntil(() => fixture.client.getApplicationLog(uuid, 10))
    expect(log).toContain('greeting ‹redacted›')
    expect(log).not.toContain('horse')
    expect(await fixture.client.getApplicationLog('none', 10)).toBe('')
  })

  test('of a failed deployment as well', async () => {
    const { uuid } = await someApplication()
    await fixture.client.setEnvs(uuid, { MOOD: 'broken', GREETING: secret })
    fixture.coolify.setBootOrder('bootFirst')
    const answer = await fixture.client.deploy(uuid)
    const deployment = 'deployment' in answer ? answer.deployment : ''
    const failed = await pollUntil(async () => {
      const observed = await fixture.client.getDeployment(deployment)
      return observed?.status === 'failed' && observed
    })
    fixture.coolify.setBootOrder('seed')
    expect(failed.logs).toContain('exited with code 3')
    expect(failed.logs).toContain('greeting ‹redacted›')
    expect(failed.logs).not.toContain('horse')
    expect(JSON.stringify(fixture.calls)).not.toContain('horse')
  })

  test('lose what looks like a secret, and nothing else', () => {
    const redact = (text: string, values?: string[]) => redactText(text, values)
    expect(redact('postgres://site:pa55@db:5432/x failed')).toBe(
      'postgres://‹redacted›@db:5432/x failed',
    )
    expect(redact('authorization: Bearer abcdefgh12345')).not.toContain('abcdefgh')
    expect(redact('key vrs_0199-abc_S3cretS3cret!')).not.toContain('S3cret')
    expect(redact('SECRET_KEY=abc "api_key": "x y"')).toBe(
      'SECRET_KEY=‹redacted› "api_key": ‹redacted›',
    )
    expect(redact('token eyJhbGciOi.eyJzdWIi.c2ln end')).toBe('token ‹redacted› end')
    const plain = 'GET http://127.0.0.1:3000/health 200, pulled ghcr.io/vrs/core:1.0.0'
    expect(redact(plain, ['http://127.0.0.1:3000', '8000', '/data'])).toBe(plain)
    expect(redact('pw p@ss word1', ['postgres://u:p%40ss%20word1@h/d'])).toBe('pw ‹redacted›')
  })
})

test('the grammar of states', () => {
  const states = [
    'running:healthy',
    'running:unhealthy',
    'running:unknown',
    'starting:unknown',
    'restarting:unknown',
    'degraded:unhealthy',
    'paused:unknown',
    'exited:unhealthy',
  ]
  for (const text of states) {
    const { state, health } = parseStatus(text)
    expect(`${state}:${health}`).toBe(text)
  }
  expect(parseStatus('exited')).toEqual({ state: 'exited', health: 'unknown' })
  expect(parseStatus('running:healthy:excluded')).toEqual({ state: 'running', health: 'healthy' })
  for (const text of ['deploying', '', null])
    expect(parseStatus(text)).toEqual({ state: 'unknown', health: 'unknown' })
})
