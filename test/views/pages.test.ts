import { describe, expect, test } from 'bun:test'
import { HtmlValidate } from 'html-validate'
import { locales } from '../../views/texts/locale'
import { examplePages } from './examples/example-pages'
import { longName, project } from './examples/rows'

const validator = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    // How hono/jsx writes tags and attributes is valid, only not this linter's taste.
    'attribute-boolean-style': 'off',
    'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'submit', 'button'] }],
    'doctype-style': 'off',
    'void-style': 'off',
    'long-title': 'off',
    'no-trailing-whitespace': 'off',
  },
})

/** Of projects, customers, types, bundles, plugins and domains, where they stand alone. */
const namesInExamples = [
  project.name,
  project.domainName,
  longName,
  'Ada Berger',
  'Berger GmbH',
  'Berger & Partner GmbH',
  'Branchenverzeichnis',
  'Verzeichnis Basic',
  'Verzeichnis',
  'Kontakt',
  'steuerberater-berger.de',
  'bäckerei-berger.de',
  'berger.example',
]

/** The elements and the names of their attributes, without the words of a language. */
const readStructure = (html: string) =>
  html.replaceAll(/="[^"]*"/g, '=""').replaceAll(/>[^<]+</g, '><')

const listMessages = (pages: [name: string, html: string][]) =>
  pages.flatMap(([name, html]) =>
    validator
      .validateStringSync(html)
      .results.flatMap((result) => result.messages)
      .map(({ ruleId, message, selector }) => [name, ruleId, message, selector]),
  )

/** The validator takes a tenth of a second for each page: only words differ between most of two. */
test('pages are valid HTML in every state, in English where they are built in another way', () => {
  const german = examplePages('de')
  const english = Object.entries(examplePages('en')).filter(
    ([name, html]) => readStructure(html) !== readStructure(german[name] ?? ''),
  )
  expect(listMessages([...Object.entries(german), ...english])).toEqual([])
}, 120_000)

describe.each([...locales])('pages in %s', (locale) => {
  const pages = examplePages(locale)

  test('say their language and carry nothing that the content security policy forbids', () => {
    for (const html of Object.values(pages)) {
      expect(html).toContain(`<html lang="${locale}">`)
      expect(html).not.toMatch(/\sstyle=|\son[a-z]+=|hx-on|<script>|javascript:|\[object /)
      expect(html).not.toMatch(/>undefined<|>null</)
    }
  })

  test('isolate names that people gave, which may be written from right to left', () => {
    const names = namesInExamples.map((name) => RegExp.escape(name).replaceAll('&', '&amp;'))
    const isBare = new RegExp(
      `<(?!bdi|title|option|textarea|code)[a-z0-9]+[^>]*>\\s*(?:${names.join('|')})\\s*<`,
    )
    for (const [name, html] of Object.entries(pages))
      expect([name, isBare.exec(html)?.[0]]).toEqual([name, undefined])
  })

  test('name the column in each cell of a table whose rows are stacked on a phone', () => {
    let tables = 0
    for (const [name, html] of Object.entries(pages))
      for (const [, body] of html.matchAll(
        /<table class="[^"]*stackable[^"]*">.*?<tbody>(.*?)<\/tbody>/gs,
      )) {
        tables += 1
        for (const [, row = ''] of (body ?? '').matchAll(/<tr[^>]*>(.*?)<\/tr>/gs)) {
          const unnamed = [...row.matchAll(/<td([^>]*)>/g)]
            .slice(1)
            .filter(
              ([, attributes]) =>
                !/data-label="[^"]+"|corner|address|project|spare/.test(attributes ?? ''),
            )
          expect([name, unnamed.map(([tag]) => tag)]).toEqual([name, []])
        }
      }
    expect(tables).toBeGreaterThan(15)
  })

  test('have one heading of the first rank and no id twice', () => {
    for (const [name, html] of Object.entries(pages)) {
      expect([name, html.match(/<h1[ >]/g)?.length]).toEqual([name, 1])
      const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id)
      expect([name, ids.filter((id, index) => ids.indexOf(id) !== index)]).toEqual([name, []])
    }
  })
})
