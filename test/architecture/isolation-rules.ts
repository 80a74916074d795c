import type { Rule } from './source-file'
import { isCode, linesWith } from './source-file'

const environment = /\b(?:process|Bun|import\.meta)\.env\b/
const maySeeEnvironment = /^((vrs-core\/)?src\/config\.ts$|bench\/|(vrs-core\/)?test\/)/

/** One file reads the environment; all others are told. */
export const oneEnvironment: Rule = (files) =>
  files
    .filter((file) => isCode(file) && !maySeeEnvironment.test(file.path))
    .flatMap((file) =>
      linesWith(file, environment).map(({ line }) => ({
        path: file.path,
        line,
        said: 'reads the environment, which only config.ts does',
      })),
    )

const mayImportJose = (path: string, all: readonly string[]) => {
  if (/(^|\/)test\//.test(path) || path === 'src/security/jws.ts') return true
  return path.startsWith('vrs-core/') && all.length === 1
}

/** `jwtVerify` without options accepts anything that is signed: one module each calls it. */
export const oneJose: Rule = (files) => {
  const importing = files.filter(({ imports }) => imports.some(({ to }) => to === 'jose'))
  const inCore = importing.map(({ path }) => path).filter((path) => /^vrs-core\/src\//.test(path))
  return importing
    .filter(({ path }) => !mayImportJose(path, inCore))
    .map(({ path, imports }) => ({
      path,
      line: imports.find(({ to }) => to === 'jose')?.line ?? 1,
      said: 'imports jose, which one module of each package does',
    }))
}

const elsewhere = new RegExp(
  ['\\.\\./sh\x61red\\b', '\\.\\./des\x69gn\\b', '/w\x6Frk/', '/r\x6Fot/', '/h\x6Fme/\\w'].join(
    '|',
  ),
)

/** The repository stands alone; a test that looks beyond it first asks whether there is anything. */
export const standsAlone: Rule = (files) =>
  files
    .filter(({ path, text }) => !(/(^|\/)test\//.test(path) && text.includes('existsSync')))
    .flatMap((file) =>
      linesWith(file, elsewhere).map(({ line, found }) => ({
        path: file.path,
        line,
        said: `names a place outside the repository: ${found.trim().slice(0, 80)}`,
      })),
    )

const exact = /^\d+\.\d+\.\d+(?:-[\w.]+)?$/
const lists = ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies']

const lineOfName = (text: string, name: string) =>
  text.split('\n').findIndex((line) => line.includes(`"${name}":`)) + 1

/** A package is installed as the version that we tried. */
export const exactPins: Rule = (files) =>
  files
    .filter(({ path }) => /(^|\/)package\.json$/.test(path))
    .flatMap(({ path, text }) => {
      const manifest = JSON.parse(text) as Record<string, Record<string, string>>
      const pinned = lists.flatMap((list) => Object.entries(manifest[list] ?? {}))
      return pinned
        .filter(([, version]) => !exact.test(version))
        .map(([name, version]) => ({
          path,
          line: lineOfName(text, name),
          said: `expected one exact version of ${name}, found "${version}"`,
        }))
    })
