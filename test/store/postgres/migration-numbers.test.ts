import { expect, test } from 'bun:test'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'

const listNumbers = (folder: string, ending: string) =>
  readdirSync(join(import.meta.dir, '../../..', folder))
    .filter((name) => name.endsWith(ending))
    .map((name) => Number(/^(\d{4})-/.exec(name)?.[1]))
    .toSorted((a, b) => a - b)

/** They are applied in the order of their numbers: of two with one number, neither is the first. */
test.each([
  ['migrations', '.sql'],
  ['vrs-core/migrations', '.sql'],
  ...['datenschutz', 'directory', 'impressum', 'kontakt'].flatMap((plugin) => [
    [`plugins/${plugin}/migrations`, '.up.sql'],
    [`plugins/${plugin}/migrations`, '.down.sql'],
  ]),
])(
  'the migrations in %s that end in %s have the numbers from 1 on, each once',
  (folder, ending) => {
    const numbers = listNumbers(folder ?? '', ending ?? '')
    expect(numbers).not.toEqual([])
    expect(numbers).toEqual(numbers.map((_, index) => index + 1))
  },
)
