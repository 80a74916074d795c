import type { FreeRelease } from '../../../src/domain/order/free-release'
import { freeReleaseWaits } from '../../../src/domain/order/free-release'
import { withheldReleaseWait } from '../../../src/domain/order/withheld-release'
import { paymentWaits } from '../../../src/domain/project/step-progress'
import { DocsPage } from '../../../views/docs/docs-page'
import type { StaffPageFrame } from '../../../views/layout/page-frame'
import { ShopProblemPage } from '../../../views/layout/problem-pages'
import { emptyOrderForm } from '../../../views/order/order-form-values'
import { ConfirmationPage } from '../../../views/shop/confirmation-page'
import { HomePage } from '../../../views/shop/home-page'
import { OrderLinkPage } from '../../../views/shop/order-link-page'
import { OrderPage } from '../../../views/shop/order-page'
import { TrackerPage } from '../../../views/shop/tracker-page'
import { orderFormProblems, orderFormValues } from './order-form-values'
import * as rows from './rows'
import { shopOffer } from './shop-offer'
import { trackedOrder } from './tracked-order'
import { trackerExamples } from './tracker-pages'

const { project, stalledProject, liveProject, longName, steps } = rows

const document = {
  openapi: '3.1.0',
  info: { title: 'VRS Marketplace API', version: '0.1.0', description: 'Orders and licenses.' },
  paths: {
    '/api/v1/orders': {
      post: {
        summary: 'Place an order',
        parameters: [
          { name: 'Idempotency-Key', in: 'header', required: true, description: 'A key' },
        ],
        requestBody: { content: { 'application/json': { schema: { type: 'object' } } } },
        responses: { 201: { description: 'Ordered' }, 422: { description: 'Refused' } },
      },
    },
    '/api/v1/orders/{projectId}': { get: { responses: { 200: { description: 'The order' } } } },
  },
}

const trackedFreeOrder = (freeRelease: FreeRelease) => {
  const wait = freeReleaseWaits[freeRelease]
  const price = { ...project.price, netCents: 0, taxCents: 0, grossCents: 0, lines: [] }
  return trackedOrder({
    project: { ...project, paymentMethod: 'free', price, freeRelease },
    steps: rows.waitForPayment(wait),
    obstacleCode: wait.code,
    checkoutUrl: null,
  })
}

const domainPages = (frame: StaffPageFrame) => ({
  'order-domain': (
    <OrderPage
      frame={frame}
      offer={shopOffer}
      values={{
        ...orderFormValues,
        'domain.kind': 'transferred',
        'domain.name': 'bäckerei-berger.de',
      }}
      domainError={{ pointer: '/domain/name', code: 'DOMAIN_NOT_AVAILABLE', message: 'free' }}
      errors={[
        { pointer: '/domain/name', code: 'DOMAIN_NOT_AVAILABLE', message: 'free' },
        { pointer: '/domain/authCode', code: 'REQUIRED' },
        { pointer: '/customer/street', code: 'CONTACT_INCOMPLETE' },
      ]}
    />
  ),
  'tracker-hindered': (
    <TrackerPage
      frame={frame}
      model={trackedOrder({ checkoutUrl: null, obstacleCode: 'DOMAIN_GONE' })}
    />
  ),
  'tracker-mend': (
    <TrackerPage
      frame={frame}
      model={trackedOrder({
        project: {
          ...stalledProject,
          domainKind: 'transferred',
          domainName: 'xn--bckerei-berger-5hb.de',
        },
        steps: steps.stalledAtDomain,
        authCodeRequest: { since: 0, errors: [{ pointer: '/authCode', code: 'REQUIRED' }] },
        copiedRecords: [
          {
            type: 'MX',
            name: 'xn--bckerei-berger-5hb.de',
            content: '10 mail.altanbieter.de',
            ttl: 3600,
          },
          {
            type: 'TXT',
            name: 'xn--bckerei-berger-5hb.de',
            content: 'v=spf1 include:altanbieter.de -all',
            ttl: 3600,
          },
        ],
        zoneGaps: [
          { reason: 'noRecord', name: 'post.xn--bckerei-berger-5hb.de' },
          { reason: 'noAnswer', name: 'xn--bckerei-berger-5hb.de', type: 'HTTPS' },
        ],
        canCancel: false,
      })}
    />
  ),
})

const exampleContact = {
  name: 'Ada Berger',
  email: 'ada@example.org',
  street: 'Hauptstr. 1',
  country: 'JP',
}

const contactPages = (frame: StaffPageFrame) => ({
  'tracker-contact': (
    <TrackerPage
      frame={frame}
      model={trackedOrder({
        checkoutUrl: null,
        obstacleCode: 'CONTACT_REFUSED',
        steps: rows.waitForPayment({ code: 'CONTACT_REFUSED' }),
        contactRequest: { since: 0, values: exampleContact },
      })}
    />
  ),
  'tracker-contact-refused': (
    <TrackerPage
      frame={frame}
      model={trackedOrder({
        project: { ...stalledProject, domainKind: 'registered', domainName: 'berger.de' },
        steps: steps.stalledAtDomain,
        canCancel: false,
        contactRequest: {
          since: 0,
          values: { ...exampleContact, name: longName },
          errors: [
            { pointer: '/phone', code: 'REQUIRED' },
            { pointer: '/street', code: 'CONTACT_TOO_LONG' },
          ],
        },
      })}
    />
  ),
})

const paymentPages = (frame: StaffPageFrame) => ({
  'tracker-submitted': (
    <TrackerPage
      frame={frame}
      model={trackedOrder({
        checkoutUrl: null,
        obstacleCode: 'PAYMENT_SUBMITTED',
        steps: rows.waitForPayment(paymentWaits.PAYMENT_SUBMITTED),
        canCancel: false,
      })}
    />
  ),
  'tracker-received': (
    <TrackerPage
      frame={frame}
      model={trackedOrder({
        checkoutUrl: null,
        obstacleCode: 'PAYMENT_RECEIVED',
        steps: rows.waitForPayment(paymentWaits.PAYMENT_RECEIVED),
        canCancel: false,
      })}
    />
  ),
  'tracker-withheld': (
    <TrackerPage
      frame={frame}
      model={trackedOrder({
        checkoutUrl: null,
        obstacleCode: 'RELEASE_WITHHELD',
        steps: trackedOrder().steps.map((step) =>
          step.step === 'payment' ? { ...step, ...withheldReleaseWait } : step,
        ),
        payments: rows.payments.slice(0, 1),
        refunds: rows.refunds.slice(3, 4),
        pluginNames: { kontakt: 'Kontaktformular' },
      })}
    />
  ),
  'tracker-again': <TrackerPage frame={frame} model={trackedOrder({ isNewAttempt: true })} />,
})

const orderLinkPages = (frame: StaffPageFrame) => ({
  'order-link': <OrderLinkPage frame={frame} />,
  'order-link-sent': <OrderLinkPage frame={frame} isSent />,
  'order-link-refused': (
    <OrderLinkPage
      frame={frame}
      errors={[
        { pointer: '/email', code: 'BAD_FORMAT' },
        { pointer: '/orderNumber', code: 'REQUIRED' },
      ]}
      values={{ email: 'ada', orderNumber: '' }}
    />
  ),
  'shop-expired-link': <ShopProblemPage frame={frame} kind="expiredLink" requestId="r-1" />,
})

const freeOrderPages = (frame: StaffPageFrame) => ({
  'order-free': (
    <OrderPage
      frame={frame}
      offer={shopOffer}
      values={{ ...emptyOrderForm, projectType: 'business_directory', plugins: ['kontakt'] }}
      quote={{ ...rows.price, netCents: 0, taxCents: 0, grossCents: 0, lines: [] }}
    />
  ),
  confirmation: (
    <ConfirmationPage frame={frame} model={{ project, token: 'abc', isEnded: false }} />
  ),
  'confirmation-ended': (
    <ConfirmationPage
      frame={frame}
      model={{ project: { ...project, name: longName }, token: 'abc', isEnded: true }}
    />
  ),
  'tracker-confirm': <TrackerPage frame={frame} model={trackedFreeOrder('emailConfirmation')} />,
  'tracker-review': <TrackerPage frame={frame} model={trackedFreeOrder('furtherProject')} />,
})

export const shopExamples = (frame: StaffPageFrame) => ({
  ...orderLinkPages(frame),
  ...domainPages(frame),
  ...paymentPages(frame),
  ...contactPages(frame),
  ...freeOrderPages(frame),
  ...trackerExamples(frame),
  home: <HomePage frame={frame} offer={shopOffer} />,
  'home-empty': <HomePage frame={frame} offer={{ ...shopOffer, projectTypes: [] }} />,
  order: (
    <OrderPage
      frame={frame}
      offer={shopOffer}
      values={{ ...emptyOrderForm, projectType: 'business_directory', bundle: 'verzeichnis-basic' }}
      quote={rows.price}
    />
  ),
  'order-problems': (
    <OrderPage
      frame={frame}
      offer={shopOffer}
      values={orderFormValues}
      errors={orderFormProblems}
    />
  ),
  'tracker-unpaid': <TrackerPage frame={frame} model={trackedOrder()} />,
  'tracker-later': <TrackerPage frame={frame} model={trackedOrder({ checkoutUrl: null })} />,
  'tracker-refused': (
    <TrackerPage
      frame={frame}
      model={trackedOrder({ errors: [{ pointer: '', code: 'ALREADY_PAID' }] })}
    />
  ),
  'tracker-waiting': (
    <TrackerPage
      frame={frame}
      model={trackedOrder({
        project: { ...project, status: 'pending_domain', name: longName },
        steps: steps.waiting,
        canCancel: false,
      })}
    />
  ),
  'tracker-stalled': (
    <TrackerPage
      frame={frame}
      model={trackedOrder({ project: stalledProject, steps: steps.stalled, canCancel: false })}
    />
  ),
  'tracker-live': (
    <TrackerPage
      frame={frame}
      model={trackedOrder({ project: liveProject, steps: steps.live, canCancel: false })}
    />
  ),
  'tracker-cancelled': (
    <TrackerPage
      frame={frame}
      model={trackedOrder({
        project: { ...project, status: 'archived', cancelCause: 'customer' },
        canCancel: false,
      })}
    />
  ),
  'shop-unavailable': (
    <ShopProblemPage frame={frame} kind="unavailable" requestId="r-1" retryHref="/order" />
  ),
  'shop-problem': <ShopProblemPage frame={frame} kind="expiredLink" requestId="r-1" />,
  docs: <DocsPage frame={frame} document={document} />,
})
