import { posix } from 'node:path'
import type { Declaration, ParsedFile, Rule } from './source-file'
import { isCode } from './source-file'

/** Words of a private dialect: a reader finds none of them in a book on event sourcing or Hono. */
const forbiddenWords = new Set(
  `door doors desk desks bell bells bench benches room rooms yard yards shelf shelves telling
  tellings told said seen asked heard born unborn gone lost vain nobody wish wishes`.split(/\s+/),
)
const forbiddenPhrases = [
  ['let', 'go'],
  ['look', 'around'],
]

const irregularParticiples = new Set(
  `been begun broken brought built chosen done drawn found given held hidden kept known left made
  meant paid sent shown spent taken taught thought torn understood worn written`.split(/\s+/),
)
// `feed`, `seed`, `need`, `embed`, `shed`: no participles.
const noParticiple = /(eed|embed|shed)$/
// Modifiers of a parameter's rule, as schema libraries name them.
const schemaModifiers = new Set(['required', 'unsupported'])

const isParticiple = (word: string) =>
  !schemaModifiers.has(word) &&
  (irregularParticiples.has(word) || (/[a-z]{2}ed$/.test(word) && !noParticiple.test(word)))

const splitIntoWords = (name: string) =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter(Boolean)

const findForbidden = (name: string, isType: boolean) => {
  const words = splitIntoWords(name)
  const word = words.find((one) => forbiddenWords.has(one))
  if (word) return `the word "${word}"`
  const phrase = forbiddenPhrases.find(([first, second]) =>
    words.some((one, index) => one === first && words[index + 1] === second),
  )
  if (phrase) return `the words "${phrase.join(' ')}"`
  const [only = ''] = words
  return !isType && words.length === 1 && isParticiple(only) ? `a bare participle` : undefined
}

/**
 * `bench/` is the field's word for benchmarks. The plugins are what is sold: their files and the
 * names in them are published, signed and installed at customers' sites.
 */
const exemptFiles = /^plugins\//

const checkPath = ({ path }: ParsedFile) => {
  const folders = posix
    .dirname(path)
    .split('/')
    .slice(path.startsWith('bench/') ? 1 : 0)
  const file = posix.basename(path).replace(/\..*$/, '')
  return [...folders, file].flatMap((name) => {
    const found = findForbidden(name, false)
    return found ? [{ path, line: 1, message: `"${name}" is named with ${found}` }] : []
  })
}

const checkDeclaration = (path: string, { name, line, kind }: Declaration) => {
  // An event's type stands in the database under its name.
  if (kind === 'stored' || kind === 'value') return []
  const found = findForbidden(name, kind === 'type')
  return found ? [{ path, line, message: `${name} is named with ${found}` }] : []
}

/** Files, types and functions are named by the field's words. */
export const plainNames: Rule = (files) =>
  files
    .filter((file) => isCode(file) && !exemptFiles.test(file.path))
    .flatMap((file) => [
      ...checkPath(file),
      ...file.declarations.flatMap((one) => checkDeclaration(file.path, one)),
    ])
