import { beforeAll, describe, expect, test } from 'bun:test'
import { readSyntax } from './parse-source-files'
import { readHouse } from './read-repository'
import { broken } from './rule-violations'
import type { RuleName } from './rules'
import { rules } from './rules'
import { medianLines } from './size-rules'
import type { HouseFile, Violation } from './source-file'

const names = Object.keys(rules) as RuleName[]
const shown = ({ path, line, said }: Violation) => `${path}:${line} ${said}`

describe('the house', () => {
  let files: HouseFile[]
  beforeAll(async () => {
    files = await readSyntax(await readHouse())
    console.log(`${files.length} files, half of them with at most ${medianLines(files)} lines`)
  }, 30_000)

  test.each(names)('%s', (name) => {
    expect(rules[name](files).map(shown)).toEqual([])
  })

  test('half of the files have at most 60 lines', () => {
    expect(medianLines(files)).toBeLessThanOrEqual(60)
  })
})

describe('each rule, broken once, says where', () => {
  test.each(names)('%s', async (name) => {
    const { files, at } = broken[name]
    const found = rules[name](await readSyntax(files))
    expect(found.map(({ path, line }) => `${path}:${line}`)).toEqual(at)
  })
})
