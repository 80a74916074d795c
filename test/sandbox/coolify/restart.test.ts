import { afterAll, afterEach, describe, expect, test } from 'bun:test'
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { identityIn, isAlive } from '../../../src/sandbox/coolify/sites/process-identity'
import {
  endOf,
  eventually,
  type Given,
  imageOf,
  newFolder,
  openGiven,
  token,
} from './sandbox-coolify-fixture'

const folders: string[] = []
let given: Given | undefined
afterEach(async () => {
  await given?.coolify.close()
  given = undefined
})
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

/** Another process's Coolify with one application, ready to be killed. */
const elsewhere = async (maxMs: number) => {
  const dataDir = newFolder()
  folders.push(dataDir)
  const runner = join(import.meta.dir, 'coolify-runner.ts')
  const child = Bun.spawn([process.execPath, runner, dataDir, String(maxMs)], { stdout: 'pipe' })
  const { value } = await child.stdout.getReader().read()
  const url = new TextDecoder().decode(value).trim()
  const ask = async (method: string, path: string, body?: object) => {
    const answer = await fetch(`${url}/api/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
    return { status: answer.status, headers: answer.headers, body: JSON.parse(await answer.text()) }
  }
  const project = (await ask('POST', '/projects', { name: 'vrs-berger' })).body.uuid
  const image = await imageOf({ ask } as Given, project, { domains: 'http://berger.localhost' })
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
    const other = await elsewhere(0)
    await other.deploy()
    await eventually(
      async () =>
        (await other.ask('GET', `/applications/${other.application}`)).body.status ===
        'running:healthy',
    )
    const before = (await other.ask('GET', '/servers')).body
    await other.kill()
    const files = readdirSync(runsOf(other.dataDir, other.application))
    expect(files).toHaveLength(1)
    const file = join(runsOf(other.dataDir, other.application), files[0] ?? '')
    const site = identityIn(await Bun.file(file).text()) ?? { pid: 0, started: '' }
    expect(isAlive(site)).toBe(true)

    given = await openGiven({ dataDir: other.dataDir })
    expect(isAlive(site)).toBe(false)
    await eventually(async () => given?.inventory().applications[0]?.running)
    expect(await fetch(`http://127.0.0.1:${given.routes('berger.localhost')}/`)).toMatchObject({
      status: 200,
    })
    expect((await given.ask('GET', '/servers')).body).toEqual(before)
  })

  test('does not end a stranger who got the number of a site', async () => {
    const other = await elsewhere(0)
    await other.kill()
    const stranger = Bun.spawn(['sleep', '30'], { detached: true })
    const runs = runsOf(other.dataDir, other.application)
    mkdirSync(runs, { recursive: true })
    writeFileSync(join(runs, 'old.pid'), `${stranger.pid} (site) S ${'0 '.repeat(18)}1 0 0`)
    given = await openGiven({ dataDir: other.dataDir })
    const later = Bun.sleep(100).then(() => 'still there')
    expect(await Promise.race([stranger.exited, later])).toBe('still there')
    expect(readdirSync(runs)).toBeEmpty()
    stranger.kill()
    await stranger.exited
  })

  test('goes on with what was queued or being built', async () => {
    const other = await elsewhere(20)
    const deployment = await other.deploy()
    await other.kill()
    given = await openGiven({ dataDir: other.dataDir })
    expect(await endOf(given, deployment)).toMatchObject({ status: 'finished' })
    await eventually(async () => given?.inventory().applications[0]?.running)
    expect(given.inventory().deployments).toHaveLength(1)
  })

  test('goes on with deletions', async () => {
    const other = await elsewhere(40)
    await other.ask('DELETE', `/applications/${other.application}`)
    await other.kill()
    given = await openGiven({ dataDir: other.dataDir })
    await eventually(async () => given?.inventory().applications.length === 0)
  })
})

describe('a Coolify that is closed', () => {
  test('stops its sites and brings them back next time', async () => {
    const dataDir = newFolder()
    folders.push(dataDir)
    const first = await openGiven({ dataDir })
    const project = (await first.ask('POST', '/projects', { name: 'vrs-berger' })).body.uuid
    const image = await imageOf(first, project)
    const application = (await first.ask('POST', '/applications/dockerimage', image)).body.uuid
    await first.ask('POST', `/deploy?uuid=${application}`)
    await eventually(async () => first.inventory().applications[0]?.running)
    await first.coolify.close()
    expect(readdirSync(runsOf(dataDir, application))).toBeEmpty()

    given = await openGiven({ dataDir })
    await eventually(async () => given?.inventory().applications[0]?.running)
    await given.ask('POST', `/applications/${application}/stop`)
    await eventually(async () => !given?.inventory().applications[0]?.running)
    await given.coolify.close()

    given = await openGiven({ dataDir })
    await Bun.sleep(100)
    expect(given.inventory().applications).toMatchObject([
      { running: false, status: 'exited:unhealthy' },
    ])
  })
})
