import { posix } from 'node:path'
import type { ImportStatement, ParsedFile, Rule, Violation } from './source-file'
import { folderOf, isCode } from './source-file'

/** `types`: only types may be imported from there. */
type AllowedImports = Record<string, 'all' | 'types'>

const allowAll = (...folders: string[]): AllowedImports =>
  Object.fromEntries(folders.map((folder) => [folder, 'all']))

const rootFolders = ['events', 'projections', 'views', 'migrations']
const sourceFolders = [
  'store',
  'domain',
  'processes',
  'vendor-queries',
  'integrations',
  'security',
  'routes',
  'sandbox',
  'main',
].map((folder) => `src/${folder}`)
const everyFolder = allowAll(...rootFolders, ...sourceFolders, 'src/config')

/** Which folder may import from which; every folder may import from itself. */
const allowedImports: Readonly<Record<string, AllowedImports>> = {
  events: {},
  'src/domain': allowAll('events'),
  projections: allowAll('events', 'src/domain'),
  'src/store': allowAll('events', 'projections'),
  // What a view shows is loaded by its route: of read models a view knows only the rows' types.
  views: { ...allowAll('events', 'src/domain'), projections: 'types' },
  'src/integrations': {},
  'src/security': {},
  'src/sandbox': {},
  'src/vendor-queries': allowAll('src/integrations', 'src/domain', 'projections'),
  'src/processes': allowAll(
    'events',
    'src/domain',
    'src/store',
    'src/integrations',
    'projections',
    'src/security',
    'views/mails',
  ),
  'src/routes': allowAll(
    'events',
    'projections',
    'views',
    'src/domain',
    'src/store',
    'src/security',
    'src/vendor-queries',
  ),
  'src/config': allowAll('src/config-reader', 'src/config-schemas'),
  'src/config-reader': {},
  'src/config-schemas': {},
  'src/main': everyFolder,
  test: { ...everyFolder, bench: 'all' },
  bench: { ...everyFolder, test: 'all' },
  'vrs-core': {},
}

const allFolders = [...Object.keys(allowedImports), 'plugins', 'views/mails']

/** Every plugin is a package of its own. */
const packageFolderOf = (path: string) =>
  /^plugins\/[^/]+/.exec(path)?.[0] ?? folderOf(path.replace(/\.(tsx?|js)$/, ''), allFolders)

const allowedImportsOf = (folder: string): AllowedImports =>
  allowedImports[folder === 'views/mails' ? 'views' : folder] ??
  (folder.startsWith('plugins/') ? {} : everyFolder)

const isSameFolder = (from: string, to: string) =>
  from === to || [from, to].every((folder) => folderOf(folder, ['views']) === 'views')

const isAllowed = (from: string, to: string, kind: ImportStatement['kind']) => {
  const allowed = allowedImportsOf(from)
  const found = allowed[to] ?? allowed[folderOf(to, Object.keys(allowed)) ?? '']
  return isSameFolder(from, to) || found === 'all' || (found === 'types' && kind === 'types')
}

const checkImport = (file: ParsedFile, { to, line, kind }: ImportStatement): Violation[] => {
  if (!to.startsWith('.')) return []
  const target = posix.join(posix.dirname(file.path), to)
  const from = packageFolderOf(file.path)
  const folder = packageFolderOf(target)
  if (from === undefined || (folder !== undefined && isAllowed(from, folder, kind))) return []
  const message = `${from} may not import ${kind} of ${folder ?? target}: "${to}"`
  return [{ path: file.path, line, message }]
}

/** Layers import only what the architecture allows, types included. */
export const importsAreAllowed: Rule = (files) =>
  files.filter(isCode).flatMap((file) => file.imports.flatMap((one) => checkImport(file, one)))

type Library = { to: RegExp; kind?: ImportStatement['kind'] }

/** Folders that know only these packages. */
const allowedPackages: Readonly<Record<string, Library[]>> = {
  events: [{ to: /^zod$/ }, { to: /^@event-driven-io\/emmett$/, kind: 'types' }],
  // node:url holds the platform's Punycode, a pure function.
  'src/domain': [
    { to: /^(zod|semver|tldts|node:url)$/ },
    // Pure functions over tables of standards: numbering plans, IDNA, ISO 3166, VAT ids, throw-away mail.
    {
      to: /^(libphonenumber-js|idn-hostname|i18n-iso-countries\/codes\.json|jsvat|disposable-email-domains-js)$/,
    },
    { to: /^@event-driven-io\/emmett$/, kind: 'types' },
  ],
  views: [{ to: /^hono(\/|$)/ }, { to: /^(?:marked|sanitize-html)$/ }],
}

const isAllowedPackage = (allowed: readonly Library[], { to, kind }: ImportStatement) =>
  allowed.some((one) => one.to.test(to) && (!one.kind || one.kind === kind))

/** Events, deciders and views know hardly any package. */
export const onlyAllowedPackages: Rule = (files) =>
  files.flatMap((file) => {
    const folder = folderOf(file.path, Object.keys(allowedPackages))
    if (!folder) return []
    return file.imports
      .filter(
        (one) => !one.to.startsWith('.') && !isAllowedPackage(allowedPackages[folder] ?? [], one),
      )
      .map(({ to, line }) => ({ path: file.path, line, message: `${folder} may not know "${to}"` }))
  })
