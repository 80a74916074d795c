import type { shopTexts as shopDe, trackerTexts as trackerDe } from '../de/shop'

export const shopTexts: typeof shopDe = {
  homeTitle: 'Your website, ready to use',
  homeLead:
    'Choose what suits you. We take care of the server, the address and the technology. All prices include VAT.',
  order: 'Order',
  orderBundle: (name) => `Order ${name}`,
  ownChoice: 'Choose single plugins',
  ownChoiceText: 'Put your website together yourself.',
  contains: 'Contains',
  perCycle: { once: 'once', monthly: 'a month', yearly: 'a year' },
  inclVat: (percent) => `incl. ${percent} % VAT`,
  emptyTitle: 'Nothing can be ordered right now',
  emptyText: 'We are reworking our offer. Please come back later.',
  footer: 'VRS Marketplace, an offer of VRS GmbH',
  staffSignIn: 'Sign-in for staff',
}

export const trackerTexts: typeof trackerDe = {
  title: (name) => `Your order: ${name}`,
  orderNumber: (number) => `Order ${number}`,
  received: 'received on',
  stepsTitle: 'How far we are',
  summaryTitle: 'Your order',
  total: 'Total price',
  firstTotal: 'First payment',
  net: 'Net price',
  address: 'Address',
  type: 'Project type',
  plugins: 'Plugins',
  payment: 'Payment method',
  pay: 'Pay now',
  visit: 'Open the website',
  waitsFor: { customer: 'you', caseworker: 'us', vendor: 'vendor', us: 'us' },
  waitsLabel: (whom) => `waiting for: ${whom}`,
  since: (when) => `since ${when}`,
  live: {
    title: 'Your website is online',
    text: 'We have sent you the access to its administration by e-mail.',
  },
  payOnline: {
    title: 'Please pay for your order',
    text: 'As soon as the payment has arrived, we set up your website. That usually takes only a few minutes.',
  },
  payAgain: {
    title: 'Please pay once more',
    text: 'The last payment did not go through. Your order is safe with us. As soon as the payment has arrived, we set up your website.',
  },
  paymentReceived: {
    title: 'Payment received, being confirmed',
    text: 'You need not do anything. As soon as it is confirmed, we set up your website. That usually takes a moment only.',
  },
  paymentSubmitted: {
    title: 'Direct debit under way, that takes a few days',
    text: 'You need not do anything. As soon as the money has arrived, we set up your website.',
  },
  payLater: {
    title: 'Payment is out of reach right now',
    text: 'Your order is safe with us. The way to pay appears here as soon as our payment service answers again.',
  },
  paymentBlocked: 'This order cannot be paid right now',
  unfulfilled: 'We could not fulfil this order',
  newAuthCode: {
    title: 'Transfer your domain',
    text: 'The transfer has come to a halt. Please ask your present provider for a new auth code and have the lock against transfers removed. Then we go on by ourselves.',
    submit: 'Send the auth code',
  },
  copiedRecords: {
    title: 'We take these records along',
    text: 'They stood at your present provider. So your e-mails, for example, go on arriving.',
    name: 'Name',
    type: 'Type',
    content: 'Content',
  },
  invoice: {
    title: 'We are checking your order by invoice',
    text: 'There is nothing for you to do. As soon as we have approved it, we set up your website.',
  },
  busy: {
    title: 'We are setting up your website',
    text: 'There is nothing for you to do. This page shows the progress by itself.',
  },
  stalledAtUs: {
    title: 'This takes a little longer',
    text: 'We are taking care of it and get in touch if we need anything from you.',
  },
  stalledAtCustomer: {
    title: 'We need your help',
    text: 'Please read below what is missing and get in touch with us.',
  },
  stalledAtAuthCode: {
    title: 'We need a new auth code',
    text: 'Your domain is not with us yet. As soon as you send a new auth code, we go on by ourselves.',
  },
  toCode: 'Enter the auth code',
  cancelled: {
    title: 'This order is cancelled',
    text: 'There is no cost. You can order again at any time.',
  },
  expired: {
    title: 'This order has expired',
    text: 'It was not paid. There is no cost. You can order again at any time.',
  },
  suspended: {
    title: 'Your website is suspended',
    text: 'Your data are safe. Please get in touch with us.',
  },
  cancelOpen: 'Cancel the order …',
  cancelTitle: (name) => `Cancel the order “${name}”`,
  cancelText:
    'Short name and address become free again. If money has already arrived, we will pay it back.',
  cancelSubmit: 'Cancel the order',
  orderAgain: 'Order again',
}
