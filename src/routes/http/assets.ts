import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import type { PermissionRouter, RequestContext } from './permission-router'

type Asset = { bytes: Uint8Array<ArrayBuffer>; type: string; version: string }

const contentTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
}

const repositoryRoot = join(import.meta.dir, '../../..')

/** What packages bring, under the names that our pages use. */
const packageAssets: Readonly<Record<string, string>> = {
  'htmx.js': 'node_modules/htmx.org/dist/htmx.min.js',
  'hx-sse.js': 'node_modules/htmx.org/dist/ext/hx-sse.min.js',
  'inter.woff2': 'node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2',
}

const readAsset = async (name: string, path: string): Promise<[string, Asset] | undefined> => {
  const type = contentTypes[extname(name)]
  if (!type) return undefined
  const bytes = new Uint8Array(await readFile(path))
  const version = createHash('sha256').update(bytes).digest('hex').slice(0, 16)
  return [name, { bytes, type, version }]
}

/** Everything that pages load, held in memory: `views/assets` and what packages bring. */
export const loadAssets = async (): Promise<ReadonlyMap<string, Asset>> => {
  const folder = join(repositoryRoot, 'views/assets')
  const own = (await readdir(folder)).map((name) => readAsset(name, join(folder, name)))
  const theirs = Object.entries(packageAssets).map(([name, path]) =>
    readAsset(name, join(repositoryRoot, path)),
  )
  const found = await Promise.all([...theirs, ...own])
  return new Map(found.filter((entry) => entry !== undefined))
}

const serveAsset = (assets: ReadonlyMap<string, Asset>) => (c: RequestContext) => {
  const asset = assets.get(basename(c.req.path))
  if (!asset) return c.notFound()
  const etag = `"${asset.version}"`
  const named = c.req.query('v') === asset.version
  const headers = {
    etag,
    'cache-control': named ? 'public, max-age=31536000, immutable' : 'public, max-age=60',
  }
  const known = c.req.header('if-none-match')?.split(/\s*,\s*/) ?? []
  if (known.some((tag) => tag.replace(/^W\//, '') === etag)) return c.body(null, 304, headers)
  return c.body(asset.bytes, 200, { ...headers, 'content-type': asset.type })
}

/** `?v=<version>` makes an asset immutable; without it, it is asked for again after a minute. */
export const assetRoutes = (router: PermissionRouter, assets: ReadonlyMap<string, Asset>) =>
  router.get('/assets/:name', 'public', serveAsset(assets))
