import { afterAll, beforeAll, describe, expect, spyOn, test } from 'bun:test'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { cp, mkdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { listVersions } from '../../../projections/queries/plugin-versions'
import { readConfig } from '../../../src/config'
import { runCommand } from '../../../src/main/commands/run-command'
import { createShutdown } from '../../../src/main/shutdown'
import { readPublisherKeyFile } from '../../../src/security/publisher/key-file'
import { openFullApp } from '../../routes/support/full-app'
import { issueTestToken } from '../../routes/support/staff-api-app'
import { runToExit } from '../../support/service-process'

const app = await openFullApp()
const folder = mkdtempSync(join(tmpdir(), 'vrs-afar-'))
afterAll(async () => {
  await app.close()
  rmSync(folder, { recursive: true, force: true })
})

const dataDir = join(folder, 'data')
const keyFile = join(folder, 'keys/publisher-key.json')
const pluginFolder = join(folder, 'kontakt')
let token: string

const setVersion = (version: string) => {
  const path = join(pluginFolder, 'manifest.json')
  const text = readFileSync(path, 'utf8')
  writeFileSync(path, text.replace(/"version": "[^"]+"/, `"version": "${version}"`))
}

beforeAll(async () => {
  token = (await issueTestToken(app.deps, ['publish'])).token
  await mkdir(pluginFolder)
  await cp(join(import.meta.dir, '../../../plugins/kontakt'), pluginFolder, { recursive: true })
})

/** As on a machine with the repository alone: whoever opens its database fails. */
const createEnvironment = (env: Record<string, string> = {}) => ({
  DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none',
  VRS_DATA_DIR: dataDir,
  VRS_PUBLISH_TOKEN: token,
  VRS_PUBLISHER_KEY_FILE: keyFile,
  ...env,
})

/** As main runs it, within this process. */
const run = async (words: readonly string[], env: Record<string, string> = {}) => {
  const lines = spyOn(console, 'log').mockImplementation(() => undefined)
  try {
    const code = await runCommand(readConfig(createEnvironment(env)), words, createShutdown())
    return { code, said: lines.mock.calls.map(([line]) => `${line}\n`).join('') }
  } catch (error) {
    return { code: 1, said: (error as Error).message }
  } finally {
    lines.mockRestore()
  }
}

const publish = (env: Record<string, string> = {}, ...words: string[]) =>
  run(['publish', '--url', app.url, pluginFolder, ...words], env)

const findVersion = async (version: string) =>
  (await listVersions(app.deps.sql, 'kontakt')).find((row) => row.version === version)

const readSignature = async (version: string) => {
  const [row] = await app.deps.sql<{ manifest: string }[]>`
    select manifest from plugin_versions where plugin = 'kontakt' and version = ${version}`
  const [header = '', payload = ''] = row?.manifest.split('.') ?? []
  const decode = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString())
  return { ...decode(header), ...decode(payload) } as { kid: string; previous: string }
}

describe('vrs publish --url', () => {
  test('needs a token and no database; the marketplace signs where this machine has no key', async () => {
    setVersion('2.0.0')
    const words = ['publish', '--url', app.url, pluginFolder]
    const { code, said } = await runToExit(dataDir, createEnvironment(), words)
    expect([code, said]).toEqual([0, expect.stringMatching(/^kontakt 2\.0\.0 {2}\d+ bytes/)])
    expect(await findVersion('2.0.0')).toMatchObject({ isCurrent: true, isStable: true })
    expect(existsSync(dataDir)).toBe(false)
    // The same bytes again change nothing.
    expect(await publish()).toEqual({ code, said })
  }, 20_000)

  test('says how far it goes, what is new and what breaks', async () => {
    setVersion('3.0.0')
    const notes = join(folder, 'notes.md')
    writeFileSync(notes, '- Neu')
    const { code } = await publish({}, '--stage', 'draft', '--changelog', notes, '--breaking')
    expect([code, await findVersion('3.0.0')]).toMatchObject([
      0,
      { isStable: false, isCurrent: false, changelog: '- Neu', isBreaking: true },
    ])
  })

  test('says in a sentence what it needs and what it was refused for', async () => {
    const refusals = async (...calls: (() => ReturnType<typeof run>)[]) => {
      const found: unknown[] = []
      for (const call of calls) {
        const { code, said } = await call()
        found.push([code, said])
      }
      return found
    }
    const brokenFolder = join(folder, 'broken')
    await mkdir(brokenFolder)
    writeFileSync(join(brokenFolder, 'manifest.json'), '{}')
    const elsewhere = Bun.serve({
      port: 0,
      fetch: ({ url }) =>
        url.includes('/moved/') ? Response.redirect('/other') : new Response(''),
    })
    const other = `http://127.0.0.1:${elsewhere.port}`
    setVersion('1.0.2')
    writeFileSync(join(pluginFolder, 'kontakt/more.txt'), 'x')
    expect(
      await refusals(
        () => publish({ VRS_PUBLISH_TOKEN: '' }),
        () => publish({ VRS_PUBLISH_TOKEN: 'none' }),
        () => publish(),
        () => publish({}, '--stage', 'everywhere'),
        () => publish({}, '--changelog', 'nowhere.md'),
        () => run(['publish', '--url', 'here', pluginFolder]),
        () => run(['publish', '--url', 'http://127.0.0.1:1', pluginFolder]),
        () => run(['publish', '--url', other, pluginFolder]),
        () => run(['publish', '--url', `${other}/moved/`, pluginFolder]),
        () => run(['publish', '--url', app.url]),
        () => run(['publish', '--url', app.url, join(folder, 'nowhere')]),
        () => run(['publish', '--url', app.url, brokenFolder]),
      ),
    ).toEqual(
      [
        'VRS_PUBLISH_TOKEN: expected a personal API token with the scope publish, found nothing',
        expect.stringContaining('to take kontakt 1.0.2, found 401 TOKEN_INVALID'),
        expect.stringContaining('to take kontakt 1.0.2, found 409 VERSION_EXISTS'),
        expect.stringContaining('found: the stage "everywhere"'),
        '--changelog: expected a file, found none at nowhere.md',
        '--url: expected the http address of a marketplace, found "here"',
        expect.stringContaining('expected the marketplace at http://127.0.0.1:1, found: '),
        `expected a marketplace at ${other}, found another site`,
        expect.stringContaining('found 302 and its token goes nowhere else'),
        expect.stringContaining('expected a plugin folder'),
        `expected the folder of a plugin, found none at ${join(folder, 'nowhere')}`,
        expect.stringContaining(`${brokenFolder}: expected a plugin that can be published`),
      ].map((sentence) => [1, sentence]),
    )
    await elsewhere.stop(true)
  })
})

describe('vrs publisher-key', () => {
  test('makes a key file that is never written over, and what servers trust it by', async () => {
    const made = await run(['publisher-key', 'make'])
    expect(made.code).toBe(0)
    expect(statSync(keyFile).mode & 0o777).toBe(0o600)
    const before = readFileSync(keyFile, 'utf8')
    const again = await run(['publisher-key', 'make'])
    expect([again.code, again.said]).toEqual([1, expect.stringContaining('found one')])
    expect(readFileSync(keyFile, 'utf8')).toBe(before)
    const { keys } = JSON.parse(/VRS_PUBLISHER_KEYS='(.*)'/.exec(made.said)?.[1] ?? '')
    expect(Object.keys(keys[0]).toSorted()).toEqual(['alg', 'crv', 'kid', 'kty', 'use', 'x'])
    await app.deps.keys.trustPublisher(keys[0])
  })

  test('is what plugins are signed with from then on', async () => {
    setVersion('4.0.0')
    expect((await publish()).code).toBe(0)
    const [own] = (await readPublisherKeyFile(keyFile)).keys
    expect(await readSignature('4.0.0')).toMatchObject({ kid: own?.kid, previous: '2.0.0' })
  })

  test('signs archives for an upload by hand', async () => {
    const out = join(folder, 'out')
    expect((await run(['publish', pluginFolder, '--out', out])).code).toBe(0)
    const form = new FormData()
    form.set('manifest', readFileSync(join(out, 'kontakt-4.0.0.jws'), 'utf8'))
    form.set('archive', new Blob([readFileSync(join(out, 'kontakt-4.0.0.zip'))]))
    const answer = await fetch(`${app.url}/api/v1/plugins/kontakt/versions`, {
      ...{ method: 'POST', body: form, headers: { authorization: `Bearer ${token}` } },
    })
    // The bytes that were published before.
    expect(answer.status).toBe(200)
    const both = await run(['publish', pluginFolder, '--out', out, '--url', app.url])
    expect([both.code, both.said]).toEqual([1, expect.stringContaining('--url and --out')])
    const keyless = await run(['publish', pluginFolder, '--out', out], {
      VRS_PUBLISHER_KEY_FILE: join(folder, 'none.json'),
    })
    expect([keyless.code, keyless.said]).toEqual([1, expect.stringContaining('none.json')])
  })

  test('rotates, revokes and sends what it could not send before', async () => {
    const listTrusted = async () =>
      (await app.deps.keys.listVerificationKeys('publisher')).map(({ kid }) => kid)
    const [own] = (await readPublisherKeyFile(keyFile)).keys
    const unsent = await run(['publisher-key', 'rotate', '--url', 'http://127.0.0.1:1'])
    expect([unsent.code, unsent.said]).toEqual([1, expect.stringContaining('expected the market')])
    expect(await listTrusted()).toContain(own?.kid ?? '')
    const twice = await run(['publisher-key', 'rotate'])
    expect([twice.code, twice.said]).toEqual([1, expect.stringContaining('expected one next key')])
    const { keys } = await readPublisherKeyFile(keyFile)
    const next = keys[1]?.kid ?? ''
    expect((await run(['publisher-key', 'send', '--url', app.url])).code).toBe(0)
    expect(await listTrusted()).toEqual([own?.kid ?? '', next])
    // What it signed before still counts, and it signs until the next one begins.
    setVersion('4.1.0')
    expect((await publish()).code).toBe(0)

    const revoked = await run(['publisher-key', 'revoke', own?.kid ?? '', '--url', app.url])
    expect(revoked.code).toBe(0)
    expect(await listTrusted()).toEqual([next])
    setVersion('4.2.0')
    expect((await publish()).code).toBe(0)
    expect((await readSignature('4.2.0')).kid).toBe(next)
    const last = await run(['publisher-key', 'revoke', next])
    expect([last.code, last.said]).toEqual([1, expect.stringContaining('rotate` first')])
    const shown = await run(['publisher-key', 'show'])
    expect(shown.said).toContain(`${own?.kid}  revoked\n${next}  signs\n`)
  })

  test('says how it is called', async () => {
    for (const words of [[], ['burn'], ['revoke'], ['show', 'all'], ['send'], ['make', '--now']]) {
      const { code, said } = await run(['publisher-key', ...words])
      expect([words, code, said]).toEqual([words, 1, expect.stringContaining('vrs publisher-key')])
    }
  })
})
