import { beforeAll, describe, expect, test } from 'bun:test'
import { parseSourceFiles } from './parse-source-files'
import { readRepository } from './read-repository'
import { ruleViolations } from './rule-violations'
import type { RuleName } from './rules'
import { rules } from './rules'
import { medianLines } from './size-rules'
import type { ParsedFile, Violation } from './source-file'

const ruleNames = Object.keys(rules) as RuleName[]
const formatViolation = ({ path, line, message }: Violation) => `${path}:${line} ${message}`

describe('the house', () => {
  let files: ParsedFile[]
  beforeAll(async () => {
    files = await parseSourceFiles(await readRepository())
    console.log(`${files.length} files, half of them with at most ${medianLines(files)} lines`)
  }, 30_000)

  test.each(ruleNames)('%s', (name) => {
    expect(rules[name](files).map(formatViolation)).toEqual([])
  })

  test('half of the files have at most 60 lines', () => {
    expect(medianLines(files)).toBeLessThanOrEqual(60)
  })
})

describe('each rule, broken once, says where', () => {
  test.each(ruleNames)('%s', async (name) => {
    const { files, expectedLocations } = ruleViolations[name]
    const found = rules[name](await parseSourceFiles(files))
    expect(found.map(({ path, line }) => `${path}:${line}`)).toEqual(expectedLocations)
  })
})
