import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { apiCalls } from '../../../src/routes/docs/open-api-document'
import { authorizeTestRuntime, openRuntimeApp } from '../support/runtime-app'

type Runtimes = Awaited<ReturnType<typeof openRuntimeApp>>

let runtimes: Runtimes
let runtimeClient: Awaited<ReturnType<typeof authorizeTestRuntime>>
let key: string
beforeAll(async () => {
  runtimes = await openRuntimeApp()
  await runtimes.publish('kontakt', '1.2.0')
  key = await runtimes.order('p-1', ['kontakt'])
  await runtimes.license('p-1', 'kontakt')
  runtimeClient = await authorizeTestRuntime(runtimes, 'p-1', key)
}, 30_000)
afterAll(() => runtimes.close())

const schemaOf = (path: string) => {
  const schema = apiCalls.find((call) => call.path === path)?.responses[200]?.schema
  if (!schema) throw new Error(`expected a described answer of ${path}, found none`)
  return schema
}

/** What the description would leave out is not in the answer either. */
const expectAsDescribed = async (path: string, answer: Response) => {
  expect(answer.status).toBe(200)
  const body = await answer.json()
  expect(schemaOf(path).parse(body)).toEqual(body)
}

describe('what a runtime is answered is what the description says', () => {
  test('an access token', async () => {
    const answer = await runtimes.app.request('/api/v1/projects/p-1/token', {
      method: 'POST',
      headers: { authorization: `Bearer ${key}` },
    })
    await expectAsDescribed('/api/v1/projects/:id/token', answer)
  })

  test.each(['config', 'plugins', 'license-token'])('its %s', async (what) => {
    await expectAsDescribed(`/api/v1/projects/:id/${what}`, await runtimeClient.get(what))
  })

  test.each(['/.well-known/jwks.json', '/.well-known/publisher-jwks.json'])('%s', async (path) => {
    await expectAsDescribed(path, await runtimes.app.request(path))
  })

  test('an archive with all its headers', async () => {
    const answer = await runtimeClient.download('kontakt')
    const told = apiCalls.find(({ path }) => path.endsWith('/download'))?.responses[200]
    expect(answer.headers.get('content-type')).toBe(told?.type ?? '')
    for (const name of Object.keys(told?.headers ?? {})) expect(answer.headers.has(name)).toBeTrue()
  })
})
