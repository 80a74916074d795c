import type { Rule } from './source-file'
import { isCode } from './source-file'

const kebab = /^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.(?:test|up|down))?\.[a-z0-9]+$/
const folder = /^[a-z0-9]+(?:-[a-z0-9]+)*$/
const customary = /^(README|PLUGINS|Dockerfile|\..+)/

export const kebabNames: Rule = (files) =>
  files.flatMap(({ path }) => {
    const parts = path.split('/')
    const name = parts.pop() ?? ''
    const fine = customary.test(name) || kebab.test(name)
    const odd = [...parts.filter((part) => !folder.test(part)), ...(fine ? [] : [name])]
    return odd.map((part) => ({ path, line: 1, said: `expected kebab-case, found "${part}"` }))
  })

const vague = ['utils', 'util', 'helpers', 'helper', 'services', 'shared', 'types', 'common']

/** A folder says what is in it. */
export const tellingFolders: Rule = (files) =>
  files.flatMap(({ path }) =>
    path
      .split('/')
      .slice(0, -1)
      .filter((part) => vague.includes(part))
      .map((part) => ({ path, line: 1, said: `the folder "${part}" says nothing of its content` })),
  )

const mayBeIndex = /^(events\/index\.ts|plugins\/[^/]+\/[^/]+\/index\.js)$/

/** Files that only hand on what others hold hide where it lives. */
export const noBarrels: Rule = (files) =>
  files
    .filter((file) => isCode(file) && !mayBeIndex.test(file.path))
    .filter(({ path, onlyHandsOn }) => onlyHandsOn || /(^|\/)index\.[a-z]+$/.test(path))
    .map(({ path }) => ({ path, line: 1, said: 'is a barrel: import from where it lives' }))
