import { describe, expect, test } from 'bun:test'
import { readConfig } from '../src/config'
import { generateTestKey } from './fixtures/published-plugin'

const key = await generateTestKey()
const validEnv = {
  DATABASE_URL: 'postgres://site@localhost/site',
  VRS_PROJECT_ID: 'p-1',
  VRS_MARKETPLACE_URL: 'https://market.example/',
  VRS_MARKETPLACE_KEY: 'vrs_p-1_a_b_c',
  VRS_PUBLISHER_KEYS: JSON.stringify([key.publicJwk]),
}

describe('reading the environment', () => {
  test('takes what the deployment set', () => {
    const config = readConfig(validEnv)
    if (config.kind !== 'configured') throw new Error(`found ${config.kind}`)
    expect(config.marketplaceUrl).toBe('https://market.example')
    expect([...config.publisherKeys.keys()]).toEqual([key.kid])
  })

  test('knows a project that is not set up yet', () => {
    const config = readConfig({ DATABASE_URL: validEnv.DATABASE_URL })
    expect(config.kind).toBe('unconfigured')
  })

  test('names all faults at once and no secret', () => {
    const { d: _, ...publicJwk } = { d: '', ...key.publicJwk }
    const config = readConfig({
      PORT: '70000',
      DATABASE_URL: 'mysql://root:hunter2@localhost',
      VRS_PROJECT_ID: 'p-1',
      VRS_MARKETPLACE_URL: 'market',
      VRS_MARKETPLACE_KEY: 'vrs_p-2_hunter2',
      VRS_PUBLISHER_KEYS: JSON.stringify({ keys: [{ ...publicJwk, kid: 'another' }] }),
    })
    if (config.kind !== 'invalid') throw new Error(`found ${config.kind}`)
    expect(config.errors.map((error) => error.split(':')[0])).toEqual([
      'PORT',
      'DATABASE_URL',
      'VRS_MARKETPLACE_URL',
      'VRS_MARKETPLACE_KEY',
      'VRS_PUBLISHER_KEYS',
    ])
    expect(config.errors.join()).not.toContain('hunter2')
  })

  test('refuses a private key among the pinned ones', () => {
    const jwk = { ...key.publicJwk, d: 'c2VjcmV0' }
    const config = readConfig({ ...validEnv, VRS_PUBLISHER_KEYS: JSON.stringify([jwk]) })
    expect(config.kind).toBe('invalid')
  })
})
