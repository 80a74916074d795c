import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, gzip } from 'node:zlib'
import { accepts } from 'hono/accepts'
import { answerConditionally } from './middleware/conditional-request'
import type { PermissionRouter, RequestContext } from './permission-router'

type Encoding = 'br' | 'gzip' | 'identity'
type AssetFile = { bytes: Uint8Array<ArrayBuffer>; type: string; path: string }

const contentTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
}
const compressedTypes = new Set(['.woff2', '.png'])

const repositoryRoot = join(import.meta.dir, '../../..')

/**
 * What packages bring, under the names that our pages use. htmx starts as soon as it has run: what
 * extends it must come with it, else a page may not follow its events.
 */
const packageAssets: Readonly<Record<string, readonly string[]>> = {
  'htmx.js': [
    'node_modules/htmx.org/dist/htmx.min.js',
    'node_modules/htmx.org/dist/ext/hx-sse.min.js',
  ],
  'inter.woff2': ['node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2'],
}

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex').slice(0, 16)

/** `app.css` -> `/assets/app.<hash>.css` */
const toHashedPath = (name: string, bytes: Uint8Array) => {
  const extension = extname(name)
  return `/assets/${name.slice(0, -extension.length)}.${hashOf(bytes)}${extension}`
}

const readAssetFile = (name: string, paths: readonly string[]): [string, AssetFile][] => {
  const type = contentTypes[extname(name)]
  if (!type) return []
  const parts = paths.map((path) => readFileSync(join(repositoryRoot, path)))
  const bytes = new Uint8Array(Buffer.concat(parts))
  return [[name, { bytes, type, path: toHashedPath(name, bytes) }]]
}

/** A stylesheet names other assets: their hashes become part of what it is hashed by. */
const withHashedUrls = (files: ReadonlyMap<string, AssetFile>) => (text: string) =>
  text.replaceAll(/\/assets\/([\w.-]+)/g, (path, name) => files.get(name)?.path ?? path)

const readAssetFiles = (): ReadonlyMap<string, AssetFile> => {
  const folder = 'views/assets'
  const files = new Map([
    ...Object.entries(packageAssets).flatMap(([name, paths]) => readAssetFile(name, paths)),
    ...readdirSync(join(repositoryRoot, folder)).flatMap((name) =>
      readAssetFile(name, [`${folder}/${name}`]),
    ),
  ])
  const rewrite = withHashedUrls(files)
  for (const [name, file] of files) {
    if (extname(name) !== '.css') continue
    const bytes = new TextEncoder().encode(rewrite(new TextDecoder().decode(file.bytes)))
    files.set(name, { ...file, bytes, path: toHashedPath(name, bytes) })
  }
  return files
}

let filesOnce: ReadonlyMap<string, AssetFile> | undefined
const assetFiles = () => {
  filesOnce ??= readAssetFiles()
  return filesOnce
}

let pathsOnce: Readonly<Record<string, string>> | undefined
/** The address of each asset, by its name; it changes with the content. */
export const assetPaths = () => {
  pathsOnce ??= Object.fromEntries([...assetFiles()].map(([name, { path }]) => [name, path]))
  return pathsOnce
}

const isCompressible = (name: string) => !compressedTypes.has(extname(name))

const compress: Readonly<
  Record<Exclude<Encoding, 'identity'>, (bytes: Uint8Array) => Promise<Buffer>>
> = {
  br: promisify(brotliCompress),
  gzip: (bytes) => promisify(gzip)(bytes, { level: 9 }),
}

const encodedOnce = new Map<string, Promise<Uint8Array<ArrayBuffer>>>()
/** Compressed at the first request and held in memory; all of them at each start cost 0.3 s of CPU. */
const encodeAsset = ({ path, bytes }: AssetFile, encoding: Encoding) => {
  if (encoding === 'identity') return Promise.resolve(bytes)
  const key = `${encoding} ${path}`
  const encoded =
    encodedOnce.get(key) ?? compress[encoding](bytes).then((made) => new Uint8Array(made))
  encodedOnce.set(key, encoded)
  return encoded
}

const chooseEncoding = (c: RequestContext): Encoding =>
  accepts(c, {
    header: 'Accept-Encoding',
    supports: ['br', 'gzip'],
    default: 'identity',
    match: (accepted, { supports, default: identity }) =>
      supports.find((one) => accepted.some(({ type, q }) => type === one && q > 0)) ?? identity,
  }) as Encoding

const serveAsset = async (c: RequestContext): Promise<Response> => {
  const name = (c.req.param('name') ?? '').replace(/\.[0-9a-f]{16}(?=\.\w+$)/, '')
  const asset = assetFiles().get(name)
  if (!asset) return c.notFound()
  const encoding = isCompressible(name) ? chooseEncoding(c) : 'identity'
  const bytes = await encodeAsset(asset, encoding)
  const isCurrent = c.req.path === asset.path
  return c.body(bytes, 200, {
    'content-type': asset.type,
    'cache-control': isCurrent ? 'public, max-age=31536000, immutable' : 'public, max-age=60',
    etag: `"${hashOf(bytes)}"`,
    ...(isCompressible(name) ? { vary: 'Accept-Encoding' } : {}),
    ...(encoding === 'identity' ? {} : { 'content-encoding': encoding }),
  })
}

/** Under its hash an asset never changes; by its name or an older hash it is the present one. */
export const assetRoutes = (router: PermissionRouter) => {
  router.get('/assets/:name', 'public', answerConditionally(serveAsset))
}
