import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { generateKeyPair, signPublisherKeys, toPublicKey } from '../../../src/security/jws'
import { findUndocumented } from '../support/check-documented'
import { authorizeTestRuntime, openRuntimeApp } from '../support/runtime-app'

type Runtimes = Awaited<ReturnType<typeof openRuntimeApp>>

let runtimes: Runtimes
let runtimeClient: Awaited<ReturnType<typeof authorizeTestRuntime>>
let key: string

/** Only once the publisher has signed a set of its keys is one in the config. */
const adoptPublisherKeys = async ({ keys, now }: Runtimes['deps']) => {
  const first = await keys.getCurrent('publisher')
  const set = {
    ...{ sequence: 1, createdAt: now().toISOString(), revoked: [] },
    keys: await Promise.all([first, await generateKeyPair()].map(toPublicKey)),
  }
  await keys.adoptPublisherKeys(await signPublisherKeys(first, set), 'person:vera')
}

beforeAll(async () => {
  runtimes = await openRuntimeApp()
  await runtimes.publish('kontakt', '1.2.0')
  key = await runtimes.order('p-1', ['kontakt'])
  await runtimes.license('p-1', 'kontakt')
  await adoptPublisherKeys(runtimes.deps)
  runtimeClient = await authorizeTestRuntime(runtimes, 'p-1', key)
}, 30_000)
afterAll(() => runtimes.close())

/** The description has the very schema of the answer, and leaves nothing of it out. */
const expectAsDescribed = async (template: string, answer: Response) => {
  expect(answer.status).toBe(200)
  const [[method = '', operation] = []] = Object.entries(runtimes.document.paths[template] ?? {})
  const { schema } = operation?.responses['200']?.content?.['application/json'] ?? {}
  const path = template.replace('{id}', 'p-1')
  const request = new Request(`http://localhost${path}`, { method })
  expect(await findUndocumented(runtimes.document, request, answer)).toBeUndefined()
  const properties = (schema as { properties?: object } | undefined)?.properties ?? {}
  const fields = Object.keys((await answer.json()) as object)
  expect(Object.keys(properties).toSorted()).toEqual(fields.toSorted())
}

describe('what a runtime is answered is what the description says', () => {
  test('an access token', async () => {
    const answer = await runtimes.app.request('/api/v1/projects/p-1/token', {
      method: 'POST',
      headers: { authorization: `Bearer ${key}` },
    })
    await expectAsDescribed('/api/v1/projects/{id}/token', answer)
  })

  test.each(['config', 'plugins', 'license-token'])('its %s', async (what) => {
    await expectAsDescribed(`/api/v1/projects/{id}/${what}`, await runtimeClient.get(what))
  })

  test.each(['/.well-known/jwks.json', '/.well-known/publisher-jwks.json'])('%s', async (path) => {
    await expectAsDescribed(path, await runtimes.app.request(path))
  })

  test('an archive with all its headers', async () => {
    const answer = await runtimeClient.download('kontakt')
    const described =
      runtimes.document.paths['/api/v1/plugins/{name}/download']?.post?.responses['200']
    const [type = ''] = Object.keys(described?.content ?? {})
    expect(answer.headers.get('content-type')).toBe(type)
    const names = Object.keys(described?.headers ?? {}).filter((name) => !/^RateLimit/.test(name))
    expect(names).toHaveLength(4)
    for (const name of names) expect(answer.headers.has(name)).toBeTrue()
  })
})
