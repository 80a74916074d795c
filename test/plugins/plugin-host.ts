import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { type Context, Hono } from 'hono'
import { html } from 'hono/html'
import postgres, { type Sql } from 'postgres'
import { packPlugin } from '../../src/integrations/artifacts/pack-plugin'
import { readArchive } from '../../src/integrations/artifacts/read-archive'
import { startTestDatabase } from '../support/test-postgres'

type Html = { toString(): string }
type Handler = (c: Context) => unknown
type Message = { subject: string; text: string; replyTo?: string }

/** What a runtime does with an archive: unpack, migrate in a schema of its own, mount, answer. */
export const hostPlugin = async (name: string) => {
  const server = await startTestDatabase()
  const folder = await mkdtemp(join(tmpdir(), 'vrs-host-'))
  const archive = await packPlugin(join(import.meta.dir, '../../plugins', name))
  for (const [path, bytes] of await readArchive(archive.bytes)) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), bytes)
  }
  const sql = postgres(server.url, {
    max: 4,
    onnotice: () => {},
    connection: { search_path: `plugin_${name}` },
  })
  await sql`create schema ${sql(`plugin_${name}`)}`
  const migrate = async (way: 'up' | 'down') => {
    for (const one of archive.manifest.migrations)
      await sql.file(join(folder, 'migrations', `${one}.${way}.sql`))
  }
  await migrate('up')
  const { plugin } = await import(join(folder, name, 'index.js'))
  const mounted = mountPlugin(name, plugin, sql)
  const stop = async () => {
    await sql.end()
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
  return { ...mounted, plugin, sql, migrate, stop }
}

const mountPlugin = (
  name: string,
  plugin: Record<string, (...given: unknown[]) => unknown>,
  sql: Sql,
) => {
  const app = new Hono()
  app.onError((error, c) => c.text(error.message, 500))
  const messages: Message[] = []
  const defaults = ((plugin.settings ?? []) as unknown as { key: string; default: unknown }[]).map(
    ({ key, default: value }) => [key, value],
  )
  const site = {
    name: 'Bäckerei Berger',
    db: sql,
    settings: Object.fromEntries(defaults) as Record<string, unknown>,
    t: (key: string) => key,
    mail: async (message: Message) => void messages.push(message),
    now: () => new Date(),
    html,
    layout: (title: string, body: Html) =>
      html`<!doctype html><title>${title}</title><main>${body}</main>`,
  }
  const below = (base: string) => {
    const add = (method: string) => (path: string, handler: Handler) =>
      app.on(method, base && path === '/' ? base : base + path, async (c) => {
        const given = await handler(c)
        if (given === null) return c.text('missing', 404)
        return given instanceof Response ? given : c.html(String(given))
      })
    return { get: add('GET'), post: add('POST') }
  }
  plugin.routes?.(below(''), site)
  plugin.admin?.(below(`/admin/${name}`), site)
  const get = async (path: string) => readPage(await app.request(path))
  const post = async (path: string, fields: Record<string, string> = {}) =>
    readPage(await app.request(path, { method: 'POST', body: new URLSearchParams(fields) }))
  return { site, messages, get, post }
}

const readPage = async (response: Response) => ({
  status: response.status,
  location: response.headers.get('location'),
  text: await response.text(),
})

export type TestPluginHost = Awaited<ReturnType<typeof hostPlugin>>
