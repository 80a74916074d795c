import type { StaffPageFrame } from '../../../views/layout/page-frame'
import { HomePage } from '../../../views/shop/home-page'
import type { Locale } from '../../../views/texts/locale'
import { textsFor } from '../../../views/texts/texts'
import { alertPages } from './alert-pages'
import { bulkPages } from './bulk-pages'
import { cataloguePages } from './catalogue/catalogue-pages'
import { customerPages } from './customer-pages'
import { domainPages } from './domain-pages'
import { driftPages } from './drift-pages'
import { licensePages } from './license-pages'
import { projectPages } from './project-pages'
import { now } from './rows'
import { serverPages } from './server-pages'
import { shopOffer } from './shop-offer'
import { shopExamples } from './shop-pages'
import { staffPages } from './staff-pages'
import { todayPages } from './today-pages'

/** Every page in the states that people meet, as HTML by name. */
export const examplePages = (locale: Locale): Record<string, string> => {
  const frame: StaffPageFrame = {
    t: textsFor(locale),
    path: '/somewhere',
    now,
    contactMail: 'service@vrs.example',
    viewer: { name: 'Jana Krüger', role: 'caseworker' },
    hasSandbox: true,
  }
  const notice = { tone: 'bad', text: textsFor(locale).refusals.unknown('X') } as const
  return Object.fromEntries(
    Object.entries({
      ...todayPages(frame),
      ...staffPages(frame),
      ...customerPages(frame),
      ...driftPages(frame),
      ...licensePages(frame),
      ...alertPages(frame),
      ...projectPages(frame),
      ...bulkPages(frame),
      ...shopExamples(frame),
      ...serverPages(frame),
      ...cataloguePages(frame),
      ...domainPages(frame),
      'home-toast': <HomePage frame={{ ...frame, toasts: [notice] }} offer={shopOffer} />,
    }).map(([name, page]) => [name, String(page)]),
  )
}
