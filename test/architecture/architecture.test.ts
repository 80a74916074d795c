import { describe, expect, test } from 'bun:test'
import { parseSourceFiles } from './parse-source-files'
import { readRepository } from './read-repository'
import { ruleViolations } from './rule-violations'
import type { RuleName } from './rules'
import { rules } from './rules'
import type { Violation } from './source-file'

const ruleNames = Object.keys(rules) as RuleName[]
const formatViolation = ({ path, line, message }: Violation) => `${path}:${line} ${message}`

describe('the repository', async () => {
  const files = parseSourceFiles(await readRepository())

  test.each(ruleNames)('%s', (name) => {
    expect(rules[name](files).map(formatViolation)).toEqual([])
  })
})

describe('each rule, broken once, says where', () => {
  test.each(ruleNames)('%s', (name) => {
    const { files, expectedLocations } = ruleViolations[name]
    const found = rules[name](parseSourceFiles(files))
    expect(found.map(({ path, line }) => `${path}:${line}`)).toEqual(expectedLocations)
  })
})
