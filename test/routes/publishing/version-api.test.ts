import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { randomBytes } from 'node:crypto'
import { pluginStream } from '../../../events/streams'
import { generateKeyPair } from '../../../src/security/jws'
import type { PrivateSigningKey } from '../../../src/security/signing-key'
import { createArchive, pluginFiles } from '../../support/hostile-archives'
import { createSignedPlugin, type SignedArchive, signArchive } from '../../support/signed-archive'
import { openFullApp } from '../support/full-app'
import { issueTestToken } from '../support/staff-api-app'

const app = await openFullApp()
afterAll(() => app.close())

let token: string
let key: PrivateSigningKey
beforeAll(async () => {
  token = (await issueTestToken(app.deps, ['publish'])).token
  key = await app.deps.keys.getCurrent('publisher')
})

type Upload = Partial<Pick<SignedArchive, 'archive' | 'manifest'>>

const send = async (
  { archive, manifest }: Upload,
  fields: Record<string, string> = {},
  { name = 'gruss', bearer = token } = {},
) => {
  const form = new FormData()
  for (const [field, value] of Object.entries(fields)) form.set(field, value)
  if (manifest !== undefined) form.set('manifest', manifest)
  if (archive) form.set('archive', new Blob([new Uint8Array(archive)]), 'gruss.zip')
  const response = await fetch(`${app.url}/api/v1/plugins/${name}/versions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${bearer}` },
    body: form,
  })
  const body = (await response.json()) as { code?: string; title?: string; detail?: string }
  return { status: response.status, ...body }
}

const refusalOf = async (...call: Parameters<typeof send>) => {
  const { status, code, title } = await send(...call)
  expect(title).toMatch(/^[A-Z].*\.$/)
  return [status, code]
}

const eventsOf = async (name: string) =>
  (await app.deps.store.read(pluginStream(name))).events.map(({ type }) => type)

const list = async (name: string) => {
  const response = await fetch(`${app.url}/api/v1/plugins/${name}/versions`, {
    headers: { authorization: `Bearer ${token}` },
  })
  return ((await response.json()) as { versions: Record<string, unknown>[] }).versions
}

describe('publishing from afar', () => {
  test('lists the plugin with its first version, and is answered the same again', async () => {
    const signed = await createSignedPlugin(key, '1.0.0')
    const first = await send(signed, { stage: 'current', changelog: '- Neu' })
    const size = signed.archive.length
    const named = { name: 'gruss', version: '1.0.0', runtime: 'bun', sha256: signed.sha256, size }
    expect(first).toEqual({ status: 201, ...named })
    const events = await eventsOf('gruss')
    expect(events.slice(0, 2)).toEqual(['PluginListed', 'PluginDescribed'])
    expect(events.slice(-2)).toEqual(['PluginVersionPublished', 'CurrentVersionChosen'])
    expect(await send(signed, { stage: 'draft' })).toEqual({ status: 200, ...named })
    expect(await eventsOf('gruss')).toEqual(events)
    expect(await list('gruss')).toMatchObject([
      { ...named, isStable: true, isCurrent: true, isYanked: false },
    ])
    const { bytes } = await app.deps.vendorQueries.readArchive(signed.sha256)
    expect(Buffer.compare(Buffer.from(await bytes.bytes()), signed.archive)).toBe(0)
  })

  test('makes a draft unless it is told more', async () => {
    expect((await send(await createSignedPlugin(key, '1.1.0'))).status).toBe(201)
    expect(await list('gruss')).toMatchObject([
      { version: '1.1.0', isStable: false, isCurrent: false },
      { version: '1.0.0', isCurrent: true },
    ])
  })

  test('is signed by this server where nobody signed, as long as it holds a key', async () => {
    const unsigned = { archive: await createArchive(pluginFiles({ version: '1.2.0' })) }
    const answer = await send(unsigned)
    expect(answer).toMatchObject({ status: 201, version: '1.2.0' })
    // Packed anew, always to the same bytes.
    expect(await send(unsigned)).toEqual({ ...answer, status: 200 })
  })

  test('of 12 MB is taken, though other bodies end at 256 KiB', async () => {
    const ballast = randomBytes(12_000_000)
    const archive = await createArchive(
      pluginFiles({ version: '1.3.0' }, [['gruss/ballast.bin', ballast]]),
      { level: 0 },
    )
    const signed = await signArchive(key, archive, { version: '1.3.0' })
    expect(await send(signed)).toMatchObject({ status: 201, size: archive.length })
  })
})

describe('what is refused', () => {
  test('is for programs with the scope alone', async () => {
    const { token: other } = await issueTestToken(app.deps, ['projects:write'])
    const signed = await createSignedPlugin(key, '3.0.0')
    expect(await refusalOf(signed, {}, { bearer: other })).toEqual([403, 'SCOPE_MISSING'])
    expect(await refusalOf(signed, {}, { bearer: 'none' })).toEqual([401, 'TOKEN_INVALID'])
  })

  test('is an archive that its manifest does not belong to', async () => {
    const mismatch = [422, 'MANIFEST_MISMATCH']
    const [one, other] = [
      await createSignedPlugin(key, '3.0.0'),
      await createSignedPlugin(key, '3.0.1'),
    ]
    expect(await refusalOf({ ...one, manifest: other.manifest })).toEqual(mismatch)
    expect(await refusalOf(one, {}, { name: 'kontakt' })).toEqual(mismatch)
    for (const claims of [
      ...[{ size: 1 }, { sha256: 'a'.repeat(64) }, { name: 'other' }, { version: '9.9.9' }],
      ...[{ runtime: 'python' as const }, { minCore: '9.0.0' }, { dependsOn: { kontakt: '^1' } }],
    ])
      expect([claims, await refusalOf(await createSignedPlugin(key, '3.0.0', claims))]).toEqual([
        claims,
        mismatch,
      ])
  })

  test('is a manifest that no trusted key signed', async () => {
    const invalid = [422, 'MANIFEST_INVALID']
    const stranger = await generateKeyPair()
    expect(await refusalOf(await createSignedPlugin(stranger, '3.0.0'))).toEqual(invalid)
    const signed = await createSignedPlugin({ ...stranger, kid: key.kid }, '3.0.0')
    expect(await refusalOf(signed)).toEqual(invalid)
    expect(await refusalOf({ ...signed, manifest: 'a.b.c' })).toEqual(invalid)
  })

  test('is an archive that no runtime could run', async () => {
    const invalid = [422, 'ARCHIVE_INVALID']
    const importing = [['gruss/index.js', "import 'hono'"]] as [string, string][]
    const signed = await createSignedPlugin(key, '3.0.0', {}, importing)
    const { detail, ...refused } = await send(signed)
    expect([refused.status, refused.code]).toEqual(invalid)
    expect(detail).toContain('an import of hono')
    const leading = await createSignedPlugin(key, '3.0.0', {}, [['setup.py', 'x']])
    expect(await refusalOf(leading)).toEqual(invalid)
    const noZip = await signArchive(key, Buffer.from('no archive'), { version: '3.0.0' })
    expect(await refusalOf(noZip)).toEqual(invalid)
    expect(await refusalOf({ archive: noZip.archive })).toEqual(invalid)
  })

  test('is a version that is there, or lower than one of its major line', async () => {
    const other = await createSignedPlugin(key, '1.0.0', {}, [['gruss/text.txt', 'Grüezi']])
    expect(await refusalOf(other)).toEqual([409, 'VERSION_EXISTS'])
    const lower = await createSignedPlugin(key, '1.0.5')
    expect(await refusalOf(lower)).toEqual([422, 'VERSION_NOT_GREATER'])
  })

  test('is a form that lacks something or says too much', async () => {
    const signed = await createSignedPlugin(key, '3.0.0')
    expect(await refusalOf({ manifest: signed.manifest })).toEqual([422, 'ARCHIVE_NEEDED'])
    expect(await refusalOf(signed, { stage: 'everywhere' })).toEqual([422, 'INVALID'])
    expect(await refusalOf(signed, { changelog: 'x'.repeat(20_001) })).toEqual([422, 'INVALID'])
    expect(await refusalOf({ ...signed, manifest: 'x'.repeat(300_000) })).toEqual([
      ...[413, 'TOO_LARGE'],
    ])
    const post = (type: string, body: string) =>
      fetch(`${app.url}/api/v1/plugins/gruss/versions`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': type },
        body,
      })
    const codeOf = async (answer: Promise<Response>) =>
      ((await (await answer).json()) as { code: string }).code
    expect(await codeOf(post('application/json', '{}'))).toBe('NOT_SUPPORTED')
    expect(await codeOf(post('multipart/form-data', 'x'))).toBe('BAD_FORM')
    expect(await codeOf(post('multipart/form-data; boundary=x', '--x\r\n'))).toBe('BODY_INCOMPLETE')
  })

  test('leaves nothing behind', async () => {
    expect((await list('gruss')).map(({ version }) => version)).toEqual([
      ...['1.3.0', '1.2.0', '1.1.0', '1.0.0'],
    ])
    expect(await eventsOf('other')).toEqual([])
    await app.deps.sql`update signing_keys set sealed_private = null where use = 'publisher'`
    await app.deps.keys.refresh()
    const unsigned = { archive: await createArchive(pluginFiles({ version: '3.0.0' })) }
    expect(await refusalOf(unsigned)).toEqual([422, 'MANIFEST_NEEDED'])
    // Signed elsewhere, it is published still.
    expect((await send(await createSignedPlugin(key, '3.0.0'))).status).toBe(201)
  })
})
