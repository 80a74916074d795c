import { expect, test } from 'bun:test'
import { join } from 'node:path'
import { Glob } from 'bun'
import { locales } from '../../views/texts/locale'
import { examplePages } from './examples/example-pages'

const texts = join(import.meta.dir, '../../views/texts')
const link = '<a href="mailto:service@vrs.example">service@vrs.example</a>'

test('no text asks customers to write to us without saying where', async () => {
  const found = []
  for (const path of new Glob('**/*.ts').scanSync(texts)) {
    const text = await Bun.file(join(texts, path)).text()
    for (const [phrase] of text.matchAll(
      /(melden Sie sich|schreiben Sie uns)( bitte)?( bald| vorher)?( bei uns|['.,])|contact us|get in touch with us|write to us(?!( soon| before then)? at \$)/gi,
    ))
      found.push(`${path}: ${phrase}`)
  }
  expect(found).toEqual([])
})

test.each(locales)('pages link the address where customers are asked to write, in %s', (locale) => {
  const pages = examplePages(locale)
  const readNotice = (name: string) =>
    /<section class="notice.*?<\/section>/s.exec(pages[name] ?? '')?.[0]
  for (const name of [
    'tracker-suspending',
    'tracker-suspended',
    'tracker-archived',
    'tracker-torn-down',
    'tracker-customers-turn',
    'tracker-skipped-welcome',
    'tracker-not-fulfillable',
    'tracker-hindered',
  ])
    expect([name, readNotice(name)]).toEqual([name, expect.stringContaining(link)])
  for (const name of ['home', 'order', 'tracker-unpaid'])
    expect([name, pages[name]]).toEqual([
      name,
      expect.stringMatching(/<footer>.*mailto:.*<\/footer>/s),
    ])
})
