import type { Rule } from './source-file'
import { isCode, linesWith } from './source-file'

const environment = /\b(?:process|Bun|import\.meta)\.env\b/
const environmentReaders = /^((vrs-core\/)?src\/config\.ts$|bench\/|(vrs-core\/)?test\/)/

/** One file reads the environment; all others get what they need from it. */
export const onlyConfigReadsEnvironment: Rule = (files) =>
  files
    .filter((file) => isCode(file) && !environmentReaders.test(file.path))
    .flatMap((file) =>
      linesWith(file, environment).map(({ line }) => ({
        path: file.path,
        line,
        message: 'reads the environment, which only config.ts does',
      })),
    )

// Tests look into the tables to see what the queue did.
const jobQueueFiles = /^(src\/store\/job-queue\/|migrations\/|test\/|bench\/)/

// These wait for their move to the job queue's folder; nothing is added here.
const notMovedYet =
  /^(projections\/queries\/(breakers|orders-waiting|pending-step)|src\/processes\/.+\/(remove-|sweep-|read-inwx|raise-|resume-|run-step|wake-)|src\/routes\/operator\/metrics)/

/** pg-boss' tables may change with its next version: one folder knows them. */
export const onlyJobQueueReadsItsTables: Rule = (files) =>
  files
    .filter(
      (file) => isCode(file) && !jobQueueFiles.test(file.path) && !notMovedYet.test(file.path),
    )
    .flatMap((file) =>
      linesWith(file, /\bpgboss\./).map(({ line }) => ({
        path: file.path,
        line,
        message: "reads pg-boss' tables, which only src/store/job-queue does",
      })),
    )

/** What a process knows of the tables, it asks by a function with a name. */
export const noSqlInProcesses: Rule = (files) =>
  files
    .filter((file) => isCode(file) && file.path.startsWith('src/processes/'))
    .flatMap((file) =>
      linesWith(file, /\b(?:sql|tx|within)(?:<[^`]*>)?`/).map(({ line }) => ({
        path: file.path,
        line,
        message: 'has SQL, which belongs in projections/queries or src/store',
      })),
    )

const isJoseImportAllowed = (path: string, all: readonly string[]) => {
  if (/(^|\/)test\//.test(path) || path === 'src/security/jws.ts') return true
  return path.startsWith('vrs-core/') && all.length === 1
}

/** `jwtVerify` without options accepts anything that is signed: one module each calls it. */
export const joseImportedOnce: Rule = (files) => {
  const importing = files.filter(({ imports }) => imports.some(({ to }) => to === 'jose'))
  const inCore = importing.map(({ path }) => path).filter((path) => /^vrs-core\/src\//.test(path))
  return importing
    .filter(({ path }) => !isJoseImportAllowed(path, inCore))
    .map(({ path, imports }) => ({
      path,
      line: imports.find(({ to }) => to === 'jose')?.line ?? 1,
      message: 'imports jose, which one module of each package does',
    }))
}

const outsidePaths = new RegExp(
  ['\\.\\./sh\x61red\\b', '\\.\\./des\x69gn\\b', '/w\x6Frk/', '/r\x6Fot/', '/h\x6Fme/\\w'].join(
    '|',
  ),
)

/** The repository stands alone; a test that looks beyond it first asks whether there is anything. */
export const isSelfContained: Rule = (files) =>
  files
    .filter(({ path, text }) => !(/(^|\/)test\//.test(path) && text.includes('existsSync')))
    .flatMap((file) =>
      linesWith(file, outsidePaths).map(({ line, found }) => ({
        path: file.path,
        line,
        message: `names a place outside the repository: ${found.trim().slice(0, 80)}`,
      })),
    )

const exactVersion = /^\d+\.\d+\.\d+(?:-[\w.]+)?$/
const dependencyLists = [
  'dependencies',
  'devDependencies',
  'optionalDependencies',
  'peerDependencies',
]

const lineOfName = (text: string, name: string) =>
  text.split('\n').findIndex((line) => line.includes(`"${name}":`)) + 1

/** A package is installed as the version that we tried. */
export const exactVersions: Rule = (files) =>
  files
    .filter(({ path }) => /(^|\/)package\.json$/.test(path))
    .flatMap(({ path, text }) => {
      const manifest = JSON.parse(text) as Record<string, Record<string, string>>
      const pinned = dependencyLists.flatMap((list) => Object.entries(manifest[list] ?? {}))
      return pinned
        .filter(([, version]) => !exactVersion.test(version))
        .map(([name, version]) => ({
          path,
          line: lineOfName(text, name),
          message: `expected one exact version of ${name}, found "${version}"`,
        }))
    })
