import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { listPluginFolders } from '../../src/main/commands/publish-plugins'
import { waitUntil } from '../support/service-process'
import { findFreePort } from '../support/test-postgres'

const root = join(import.meta.dir, '../..')
const readRootFile = (path: string) => readFileSync(join(root, path), 'utf8')
const dockerfile = readRootFile('Dockerfile')

/** What the image's last stage copies from the repository. */
const copiedFiles = () =>
  dockerfile
    .slice(dockerfile.lastIndexOf('FROM '))
    .split('\n')
    .filter((line) => line.startsWith('COPY ') && !line.includes('--from='))
    .flatMap((line) => line.split(/\s+/).slice(1, -1))

let app: string
let dataDir: string
beforeAll(() => {
  app = mkdtempSync(join(tmpdir(), 'vrs-image-'))
  dataDir = mkdtempSync(join(tmpdir(), 'vrs-image-data-'))
  for (const path of copiedFiles()) cpSync(join(root, path), join(app, path), { recursive: true })
  symlinkSync(join(root, 'node_modules'), join(app, 'node_modules'))
}, 30_000)
afterAll(() => {
  rmSync(app, { recursive: true, force: true })
  rmSync(dataDir, { recursive: true, force: true })
}, 30_000)

const environment = (more: Record<string, string> = {}) => ({
  PATH: process.env.PATH ?? '',
  HOME: process.env.HOME ?? '',
  VRS_DATA_DIR: dataDir,
  ...more,
})

/** `./vrs` as a container runs it, but with a sandbox's settings. */
const runInImage = async (words: readonly string[], more: Record<string, string> = {}) => {
  const child = Bun.spawn(['./vrs', ...words], {
    cwd: app,
    env: environment(more),
    stdin: 'ignore',
    stdout: 'pipe',
    stderr: 'pipe',
  })
  const [out, err] = await Promise.all([child.stdout.text(), child.stderr.text()])
  return { code: await child.exited, out, err }
}

describe('the image', () => {
  test('has one base for both stages, which a digest can take the place of', () => {
    for (const path of ['Dockerfile', 'vrs-core/Dockerfile']) {
      const text = readRootFile(path)
      expect(text).toMatch(/^ARG BUN_IMAGE=oven\/bun:\d+\.\d+\.\d+-slim$/m)
      const bases = [...text.matchAll(/^FROM (\S+)/gm)].map(([, name]) => name)
      const base = '$' + '{BUN_IMAGE}'
      expect([path, bases]).toEqual([path, [base, base]])
    }
    const version = /BUN_IMAGE=oven\/bun:([\d.]+)/.exec(dockerfile)?.[1]
    expect(JSON.parse(readRootFile('package.json')).devDependencies.bun).toBe(version)
  })

  test('copies only what is there and what its context does not leave out', () => {
    const left = readRootFile('.dockerignore').split('\n').filter(Boolean)
    for (const path of copiedFiles()) {
      expect([path, existsSync(join(root, path))]).toEqual([path, true])
      expect(left).not.toContain(path)
    }
    expect(statSync(join(root, 'vrs')).mode & 0o111).toBe(0o111)
  })

  test('stocks all plugins by one command, and those that are there stay as they are', async () => {
    const { code, out, err } = await runInImage(['publish', 'plugins', 'plugins/kontakt'])
    expect([code, err]).toEqual([0, ''])
    const names = out
      .trim()
      .split('\n')
      .map((line) => line.split(' ')[0])
    expect(names).toEqual(['datenschutz', 'directory', 'impressum', 'kontakt', 'kontakt'])
    expect(() => listPluginFolders(join(root, 'src'))).toThrow('a plugin or a folder of plugins')
  }, 60_000)

  test('tells by its health check whether a worker lives, and its commands know where', async () => {
    const [sitesPort, workerPort] = [await findFreePort(), await findFreePort()]
    const command = /HEALTHCHECK .*? CMD (\[.*\])$/m.exec(dockerfile)?.[1] ?? '[]'
    const [, ...words]: string[] = JSON.parse(command)
    const env = environment({
      VRS_ROLE: 'worker',
      VRS_WORKER_PORT: String(workerPort),
      VRS_SITES_PORT: String(sitesPort),
      PORT: '1',
    })
    const isHealthy = async () =>
      (await Bun.spawn([process.execPath, ...words], { env }).exited) === 0
    expect(await isHealthy()).toBe(false)
    const worker = Bun.spawn(['./vrs'], { cwd: app, env, stdout: 'ignore', stderr: 'ignore' })
    try {
      await waitUntil('a healthy worker', isHealthy, 40_000)
      const base = `http://127.0.0.1:${workerPort}`
      const ready = await fetch(`${base}/readyz`)
      expect([ready.status, await ready.json()]).toMatchObject([200, { status: 'ready' }])
      expect((await fetch(`${base}/admin`)).status).toBe(404)
      // The command has another environment than the service.
      const { code, out } = await runInImage(['staff', 'add', 'neu@example.org', '--role', 'admin'])
      expect(code).toBe(0)
      expect(out).toContain(' http://localhost:1/welcome?invite=')
    } finally {
      worker.kill()
      await worker.exited
    }
    expect(await isHealthy()).toBe(false)
  }, 90_000)
})
