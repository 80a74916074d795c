import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { openShopApp, type ShopApp } from '../../support/shop-app'
import { orderStates } from './order-states'
import { openSentenceReader } from './read-sentences'

let shop: ShopApp
let readSentences: Awaited<ReturnType<typeof openSentenceReader>>
beforeAll(async () => {
  shop = await openShopApp()
  readSentences = await openSentenceReader(shop)
}, 30_000)
afterAll(() => shop.closeAll())

/** `## state`, then its sentences: the page, then the mails about what happened last. */
const readTable = async (locale: 'de' | 'en') => {
  const text = await Bun.file(`${import.meta.dir}/sentences.${locale}.txt`).text()
  return Object.fromEntries(
    text
      .split(/^## /m)
      .slice(1)
      .map((part) => part.trim().split('\n'))
      .map(([state = '', ...sentences]) => [state, sentences]),
  )
}

const states = Object.entries(orderStates)

describe.each(['de', 'en'] as const)('what customers read in %s', (locale) => {
  test.each(states)(
    '%s',
    async (name, state) => {
      const table = await readTable(locale)
      const index = states.findIndex(([one]) => one === name)
      expect(
        await readSentences(`wort-${locale === 'de' ? index : index + 100}`, state, locale),
      ).toEqual(table[name] ?? [])
    },
    20_000,
  )

  test('stands in the table for each state, and for no other', async () =>
    expect(Object.keys(await readTable(locale))).toEqual(states.map(([name]) => name)))

  test('knows nothing of roles, nor of money for what is free, and promises no freedom of costs to those who have paid', async () => {
    for (const [name, lines] of Object.entries(await readTable(locale))) {
      // Staff are written to in their own words.
      const staff = lines.findIndex((line) =>
        /^mail: (Angehalten|Freigabe nötig|Bezahlt, |Zahlung |Domain läuft)/.test(line),
      )
      const text = lines.slice(0, staff === -1 ? lines.length : staff).join('\n')
      if (name.startsWith('free'))
        expect([name, text]).not.toEqual([
          name,
          expect.stringMatching(/Rechnung|bezahl|Zahlung|invoice|\bpay/i),
        ])
      expect([name, text]).not.toEqual([
        name,
        expect.stringMatching(/Sachbearbeit|Revision|[Cc]asework|Technik/),
      ])
      if (/Eingegangen am|Received on/.test(text))
        expect([name, text]).not.toEqual([
          name,
          expect.stringMatching(/keine Kosten|not be charged/),
        ])
    }
  })
})
