import { afterAll, afterEach, describe, expect, test } from 'bun:test'
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  isProcessAlive,
  parseProcessIdentity,
} from '../../../src/sandbox/coolify/sites/process-identity'
import {
  createCoolifyDataDir,
  imageApplicationBody,
  openSandboxCoolify,
  pollUntil,
  type SandboxCoolifyFixture,
  sandboxCoolifyToken,
  waitForDeployment,
} from './sandbox-coolify-fixture'

const folders: string[] = []
let fixture: SandboxCoolifyFixture | undefined
afterEach(async () => {
  await fixture?.coolify.close()
  fixture = undefined
})
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

/** Another process's Coolify with one application, ready to be killed. */
const spawnCoolify = async (maxMs: number) => {
  const dataDir = createCoolifyDataDir()
  folders.push(dataDir)
  const runner = join(import.meta.dir, 'coolify-runner.ts')
  const child = Bun.spawn([process.execPath, runner, dataDir, String(maxMs)], { stdout: 'pipe' })
  const { value } = await child.stdout.getReader().read()
  const url = new TextDecoder().decode(value).trim()
  const ask = async (method: string, path: string, body?: object) => {
    const answer = await fetch(`${url}/api/v1${path}`, {
      method,
      headers: {
        authorization: `Bearer ${sandboxCoolifyToken}`,
        'content-type': 'application/json',
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
    return { status: answer.status, headers: answer.headers, body: JSON.parse(await answer.text()) }
  }
  const project = (await ask('POST', '/projects', { name: 'vrs-berger' })).body.uuid
  const image = await imageApplicationBody({ ask } as SandboxCoolifyFixture, project, {
    domains: 'http://berger.localhost',
  })
  const application: string = (await ask('POST', '/applications/dockerimage', image)).body.uuid
  const deploy = async (): Promise<string> =>
    (await ask('POST', `/deploy?uuid=${application}`)).body.deployments[0].deployment_uuid
  const kill = async () => {
    child.kill('SIGKILL')
    await child.exited
  }
  return { dataDir, ask, application, deploy, kill }
}

const runsOf = (dataDir: string, application: string) => join(dataDir, 'apps', application, 'runs')

describe('a Coolify that was killed', () => {
  test('ends the sites left over and starts them again', async () => {
    const other = await spawnCoolify(0)
    await other.deploy()
    await pollUntil(
      async () =>
        (await other.ask('GET', `/applications/${other.application}`)).body.status ===
        'running:healthy',
    )
    const before = (await other.ask('GET', '/servers')).body
    await other.kill()
    const files = readdirSync(runsOf(other.dataDir, other.application))
    expect(files).toHaveLength(1)
    const file = join(runsOf(other.dataDir, other.application), files[0] ?? '')
    const site = parseProcessIdentity(await Bun.file(file).text()) ?? { pid: 0, startTime: '' }
    expect(isProcessAlive(site)).toBe(true)

    fixture = await openSandboxCoolify({ dataDir: other.dataDir })
    expect(isProcessAlive(site)).toBe(false)
    await pollUntil(async () => fixture?.inventory().applications[0]?.running)
    expect(
      await fetch(`http://127.0.0.1:${fixture.findSitePort('berger.localhost')}/`),
    ).toMatchObject({
      status: 200,
    })
    expect((await fixture.ask('GET', '/servers')).body).toEqual(before)
  })

  test('does not end a stranger who got the number of a site', async () => {
    const other = await spawnCoolify(0)
    await other.kill()
    const stranger = Bun.spawn(['sleep', '30'], { detached: true })
    const runs = runsOf(other.dataDir, other.application)
    mkdirSync(runs, { recursive: true })
    writeFileSync(join(runs, 'old.pid'), `${stranger.pid} (site) S ${'0 '.repeat(18)}1 0 0`)
    fixture = await openSandboxCoolify({ dataDir: other.dataDir })
    const later = Bun.sleep(100).then(() => 'still there')
    expect(await Promise.race([stranger.exited, later])).toBe('still there')
    expect(readdirSync(runs)).toBeEmpty()
    stranger.kill()
    await stranger.exited
  })

  test('goes on with what was queued or being built', async () => {
    const other = await spawnCoolify(20)
    const deployment = await other.deploy()
    await other.kill()
    fixture = await openSandboxCoolify({ dataDir: other.dataDir })
    expect(await waitForDeployment(fixture, deployment)).toMatchObject({ status: 'finished' })
    await pollUntil(async () => fixture?.inventory().applications[0]?.running)
    expect(fixture.inventory().deployments).toHaveLength(1)
  })

  test('goes on with deletions', async () => {
    const other = await spawnCoolify(40)
    await other.ask('DELETE', `/applications/${other.application}`)
    await other.kill()
    fixture = await openSandboxCoolify({ dataDir: other.dataDir })
    await pollUntil(async () => fixture?.inventory().applications.length === 0)
  })
})

describe('a Coolify that is closed', () => {
  test('stops its sites and brings them back next time', async () => {
    const dataDir = createCoolifyDataDir()
    folders.push(dataDir)
    const first = await openSandboxCoolify({ dataDir })
    const project = (await first.ask('POST', '/projects', { name: 'vrs-berger' })).body.uuid
    const image = await imageApplicationBody(first, project)
    const application = (await first.ask('POST', '/applications/dockerimage', image)).body.uuid
    await first.ask('POST', `/deploy?uuid=${application}`)
    await pollUntil(async () => first.inventory().applications[0]?.running)
    await first.coolify.close()
    expect(readdirSync(runsOf(dataDir, application))).toBeEmpty()

    fixture = await openSandboxCoolify({ dataDir })
    await pollUntil(async () => fixture?.inventory().applications[0]?.running)
    await fixture.ask('POST', `/applications/${application}/stop`)
    await pollUntil(async () => !fixture?.inventory().applications[0]?.running)
    await fixture.coolify.close()

    fixture = await openSandboxCoolify({ dataDir })
    await Bun.sleep(100)
    expect(fixture.inventory().applications).toMatchObject([
      { running: false, status: 'exited:unhealthy' },
    ])
  })
})
