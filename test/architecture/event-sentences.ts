import { dirname } from 'node:path'
import type { ParsedFile, Rule } from './source-file'

const eventDeclaration = /\bEvent<\s*'(\w+)'/g
const sentenceFiles = /^views\/texts\/(de|en)\/\w+-sentences\.ts$/

const findEventDeclarations = (file: ParsedFile) =>
  [...file.text.matchAll(eventDeclaration)].map((match) => ({
    name: match[1] ?? '',
    line: file.text.slice(0, match.index).split('\n').length,
  }))

/** Every event stands in the union of all, and has a sentence in each language. */
export const everyEventHasSentence: Rule = (files) => {
  const union = files.find(({ path }) => path === 'events/index.ts')
  const sentences = files.filter(({ path }) => sentenceFiles.test(path))
  const dictionaries = Object.entries(Object.groupBy(sentences, ({ path }) => dirname(path))).map(
    ([path, found = []]) => ({ path, text: found.map(({ text }) => text).join('\n') }),
  )
  return files
    .filter(({ path }) => path.startsWith('events/'))
    .flatMap((file) => {
      const name = file.path.slice('events/'.length).replace(/\.ts$/, '')
      const found = findEventDeclarations(file)
      const isInUnion = found.length === 0 || union?.imports.some(({ to }) => to === `./${name}`)
      const unnamed = found.flatMap((event) =>
        dictionaries
          .filter(({ text }) => !new RegExp(`\\b${event.name}\\b`).test(text))
          .map(({ path }) => ({
            path: file.path,
            line: event.line,
            message: `${event.name} has no sentence in ${path}`,
          })),
      )
      const missing = {
        path: file.path,
        line: 1,
        message: 'is missing in the union of all events',
      }
      return [...unnamed, ...(isInUnion ? [] : [missing])]
    })
}
