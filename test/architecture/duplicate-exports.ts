import type { ParsedFile, Rule } from './source-file'
import { folderOf, isCode } from './source-file'

/** Packages of their own: what one exports, the other never imports. */
const packages = ['vrs-core', 'plugins']

/** The same name for the same thing, by why it is declared more than once. */
const sameMeaning: Readonly<Record<string, string>> = {
  Vendor: 'an error of an integration names it, and integrations import nothing of ours',
  ErrorClass: 'an error of an integration names it, and integrations import nothing of ours',
  Owner: 'an error of an integration names it, and integrations import nothing of ours',
  DnsRecord: 'INWX narrows the type of the record; an integration imports nothing of ours',
  RecordKey: 'what names a record at INWX; an integration imports nothing of ours',
}

const packageOf = (path: string) =>
  /^plugins\/[^/]+/.exec(path)?.[0] ?? folderOf(path, packages) ?? ''

/** Both dictionaries export their part under one name: a language is an implementation of it. */
const withoutLanguage = (path: string) =>
  path.replace(/^views\/texts\/(de|en)(?=[/.])/, 'views/texts')

const listExports = (files: readonly ParsedFile[]) =>
  files
    .filter(isCode)
    .flatMap(({ path, declarations }) =>
      declarations
        .filter(({ isExported }) => isExported)
        .map(({ name, line }) => ({ name, path, line, key: `${packageOf(path)}:${name}` })),
    )

/** One name, one meaning: what is exported is found under its name in one file. */
export const exportedNamesAreUnique: Rule = (files) => {
  const byKey = Map.groupBy(listExports(files), ({ key }) => key)
  return [...byKey.values()].flatMap(([first, ...others]) =>
    others
      .filter(({ name, path }) => {
        const isTranslation = withoutLanguage(path) === withoutLanguage(first?.path ?? '')
        return !isTranslation && !(name in sameMeaning)
      })
      .map(({ name, path, line }) => ({
        path,
        line,
        message: `${name} is exported by ${first?.path}, too`,
      })),
  )
}
