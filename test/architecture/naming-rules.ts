import type { Rule } from './source-file'
import { isCode } from './source-file'

const kebabFileName = /^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.(?:test|up|down))?\.[a-z0-9]+$/
const kebabFolderName = /^[a-z0-9]+(?:-[a-z0-9]+)*$/
const exemptFileNames = /^(README|CONTRIBUTING|PLUGINS|Dockerfile|\..+)/

export const kebabCaseNames: Rule = (files) =>
  files.flatMap(({ path }) => {
    const parts = path.split('/')
    const name = parts.pop() ?? ''
    const fine = exemptFileNames.test(name) || kebabFileName.test(name)
    const odd = [...parts.filter((part) => !kebabFolderName.test(part)), ...(fine ? [] : [name])]
    return odd.map((part) => ({ path, line: 1, message: `expected kebab-case, found "${part}"` }))
  })

const vagueFolderNames = [
  'utils',
  'util',
  'helpers',
  'helper',
  'services',
  'shared',
  'types',
  'common',
]

/** A folder says what is in it. */
export const descriptiveFolders: Rule = (files) =>
  files.flatMap(({ path }) =>
    path
      .split('/')
      .slice(0, -1)
      .filter((part) => vagueFolderNames.includes(part))
      .map((part) => ({
        path,
        line: 1,
        message: `the folder "${part}" says nothing of its content`,
      })),
  )

const mayBeIndex = /^(events\/index\.ts|plugins\/[^/]+\/[^/]+\/index\.js)$/

/** Files that only hand on what others hold hide where it lives. */
export const noBarrels: Rule = (files) =>
  files
    .filter((file) => isCode(file) && !mayBeIndex.test(file.path))
    .filter(({ path, isReexportOnly }) => isReexportOnly || /(^|\/)index\.[a-z]+$/.test(path))
    .map(({ path }) => ({ path, line: 1, message: 'is a barrel: import from where it lives' }))
