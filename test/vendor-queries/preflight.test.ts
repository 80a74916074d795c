import { expect, test } from 'bun:test'
import type { Sql } from '../../projections/projection'
import { createPreflight } from '../../src/vendor-queries/preflight'

/** Coolify with a server that can be used, until it is taken away. */
const openCoolify = () => {
  const coolify = {
    calls: 0,
    usable: true,
    listServers: async () => {
      coolify.calls += 1
      return [{ uuid: 's', name: 's', ipv4: '203.0.113.7', usable: coolify.usable }]
    },
  }
  return coolify
}

const lookAt = (coolify: ReturnType<typeof openCoolify>) => {
  const sql = Object.assign(async () => [], {}) as unknown as Sql
  const preflight = createPreflight({ inwx: {} as never, coolify: coolify as never, sql })
  return async (maxAgeMs: number, projectId = 'p1') => {
    const checks = await preflight({
      projectId,
      requestId: 'r1',
      domain: { kind: 'subdomain', name: 'a.vrs.localhost' },
      plugins: [],
      contact: { faults: [] },
      versions: [],
      maxAgeMs,
    })
    return checks.find(({ check }) => check === 'server')?.state
  }
}

test('pages take what was found some seconds ago, whatever project they show', async () => {
  const coolify = openCoolify()
  const look = lookAt(coolify)
  expect(await look(20_000)).toBe('green')
  coolify.usable = false
  expect(await look(20_000)).toBe('green')
  expect(await look(20_000, 'p2')).toBe('green')
  expect(coolify.calls).toBe(1)
})

test.each([1, 2, 3])(
  'before a checkout is opened Coolify is asked itself (%i times)',
  async (times) => {
    const coolify = openCoolify()
    const look = lookAt(coolify)
    await look(20_000)
    coolify.usable = false
    for (let index = 0; index < times; index += 1) expect(await look(0)).toBe('red')
    expect(coolify.calls).toBe(1 + times)
  },
)
