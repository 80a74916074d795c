import { expect, test } from 'bun:test'
import type { ZoneGap } from '../../events/domain'
import { OrderDomainFields } from '../../views/order/order-domain-fields'
import { ZoneCopyNotice, ZoneGapList } from '../../views/parts/zone-copy-notice'
import { de } from '../../views/texts/de'
import { en } from '../../views/texts/en'
import { orderFormValues } from './examples/order-form-values'
import { shopOffer } from './examples/shop-offer'

const gaps: ZoneGap[] = [
  { reason: 'noAnswer', name: 'firma.example', type: 'HTTPS' },
  { reason: 'noRecord', name: 'post.xn--mller-kva.example' },
  { reason: 'tooMany', name: 'h500.firma.example' },
  { reason: 'refused', name: 'firma.example', type: 'CAA' },
  { reason: 'caaForbids', name: 'firma.example', type: 'CAA' },
]

test.each([
  [
    de,
    'Einträge der Art HTTPS: Die bisherigen Nameserver von firma.example antworten darauf nicht.',
    'post.müller.example: Ein Eintrag verweist auf diesen Namen, dort steht aber nichts.',
    'kunden.ihre-domain.de',
  ],
  [
    en,
    'Records of type HTTPS: the current name servers of firma.example do not answer for them.',
    'post.müller.example: a record refers to this name, but there is nothing at it.',
    'clients.your-domain.com',
  ],
])('a copy says what it lacks, and what nobody can know: %#', (t, noAnswer, noRecord, example) => {
  const html = String(<ZoneCopyNotice t={t} gaps={gaps} />)
  for (const text of [
    noAnswer,
    noRecord,
    example,
    'selector1._domainkey',
    'DNSSEC',
    'letsencrypt.org',
  ])
    expect(html).toContain(text)
  expect(html.match(/h500\.firma\.example|INWX/g)).toHaveLength(2)
  expect(String(<ZoneGapList t={t} gaps={[]} />)).not.toContain('<li>')
})

test.each([de, en])('who orders a transfer reads it before it is ordered: %#', (t) => {
  const html = String(
    <OrderDomainFields t={t} values={orderFormValues} errors={[]} offer={shopOffer} />,
  )
  const transferred = html.slice(html.indexOf('data-for="transferred"'))
  for (const item of [t.zoneCopy.title, ...t.zoneCopy.unknownItems])
    expect(transferred).toContain(item)
})
