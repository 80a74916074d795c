import { expect, test } from 'bun:test'
import type { RecordedEvent } from '../../events'
import { locales } from '../../views/texts/locale'
import { textsFor } from '../../views/texts/texts'
import { exampleEvents } from './examples/example-events'

/** Read from right to left: a Hebrew word, and a domain of it in its ACE form. */
const hebrewName = 'שלום'
const hebrewDomain = 'xn--9dbq2a.example'

const everyName = new Proxy({}, { get: () => hebrewName })
const hebrewNames = {
  people: everyName,
  projects: everyName,
  servers: everyName,
  projectTypes: everyName,
  bundles: everyName,
  categories: everyName,
  plugins: everyName,
}

const nameFields = /^(?:name|displayName|domain)$/
/** Their `name` is a code, or what stands in a zone. */
const withOtherNames = new Set(['PluginListed', 'DnsConfigured'])

const withHebrewNames = (value: unknown, field = ''): unknown => {
  if (typeof value === 'string' && nameFields.test(field))
    return /\.[a-z]+$/.test(value) ? hebrewDomain : hebrewName
  if (Array.isArray(value)) return value.map((item) => withHebrewNames(item, field))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, withHebrewNames(inner, name)]),
  )
}

const hebrew = /[\u0590-\u05FF]/
const withoutIsolated = (sentence: string) => sentence.replaceAll(/\u2068[^\u2069]*\u2069/g, '')

test.each([...locales])('sentences of the history isolate names in %s', (locale) => {
  const sentences = exampleEvents.map((event) => {
    const data = withOtherNames.has(event.type) ? event.data : withHebrewNames(event.data)
    const renamed = { ...event, data } as RecordedEvent
    return textsFor(locale).sentence(renamed, hebrewNames)
  })
  expect(sentences.filter((sentence) => hebrew.test(sentence)).length).toBeGreaterThan(5)
  expect(sentences.filter((sentence) => hebrew.test(withoutIsolated(sentence)))).toEqual([])
})
