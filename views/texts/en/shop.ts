import type { LaterPurchaseKind } from '../../../events/payment/plugin-order'
import type { shopTexts as shopDe, trackerTexts as trackerDe } from '../de/shop'

export const shopTexts: typeof shopDe = {
  homeTitle: 'Your website, ready to use',
  homeLead:
    'Choose what suits you. We take care of the server, the address and the technology. All prices include VAT.',
  order: 'Order',
  orderBundle: (name) => `Order ${name}`,
  ownChoice: 'Choose individual plugins',
  ownChoiceText: 'Put your website together yourself.',
  contains: 'Contains',
  perCycle: { once: 'once', monthly: 'a month', yearly: 'a year' },
  inclVat: (percent) => `incl. ${percent} % VAT`,
  emptyTitle: 'Nothing can be ordered right now',
  emptyText: 'We are updating our offer. Please come back later.',
  footer: 'VRS Marketplace, a service of VRS GmbH',
  questions: 'Questions?',
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
  waitsFor: { customer: 'you', caseworker: 'us', vendor: 'a provider', us: 'us' },
  waitsLabel: (whom) => `waiting for ${whom}`,
  since: (when) => `since ${when}`,
  live: {
    title: 'Your website is online',
    welcome: {
      open: 'You will shortly receive an e-mail with the link to set your administration password.',
      sent: 'We have e-mailed you the link to set your administration password.',
      skipped: (mail) => `To get access to the administration, please write to us at ${mail}.`,
    },
    welcomeFailed:
      'Our e-mail with your access to the administration could not be delivered yet. We are taking care of it.',
  },
  changing: {
    title: 'We are working on your website',
    text: 'There is nothing for you to do. It may be unavailable for a short while.',
  },
  changePaused: {
    title: 'The work on your website is on hold',
    text: 'There is nothing for you to do. We will resume it.',
  },
  changeStalled: {
    title: 'The work on your website is taking longer',
    text: 'We are taking care of it. Until it is finished, your website may be unavailable at times.',
  },
  moving: {
    title: 'Your website is moving to another server',
    text: 'There is nothing for you to do. It keeps running on the old server until the new one is ready.',
  },
  payOnline: {
    title: 'Please pay for your order',
    text: 'As soon as your payment has arrived, we will set up your website. This usually takes only a few minutes.',
  },
  payAgain: {
    title: 'Please pay once more',
    text: 'The last payment did not go through. We have kept your order. As soon as your payment has arrived, we will set up your website.',
  },
  paymentReceived: {
    title: 'Payment received, confirmation pending',
    text: 'There is nothing for you to do. As soon as it is confirmed, we will set up your website. This usually takes only a moment.',
  },
  paymentSubmitted: {
    title: 'Direct debit in progress, this takes a few days',
    text: 'There is nothing for you to do. As soon as the money has arrived, we will set up your website.',
  },
  payLater: {
    title: 'Payment is not available right now',
    text: 'We have kept your order. The payment link will appear here as soon as our payment service responds again.',
  },
  paymentMismatched: {
    title: 'Your payment does not match the price',
    text: 'Please do not pay anything more for now. We will get in touch with you.',
  },
  questions: (mail) => `If you have any questions, please write to us at ${mail}.`,
  releaseWithheld: {
    title: 'We have received your payment',
    text: 'We cannot set up your website just yet because something it needs is missing. We are taking care of it. If we cannot fulfil your order, we will refund your money. There is nothing for you to do.',
  },
  paymentBlocked: 'This order cannot be paid right now',
  newAuthCode: {
    title: 'Enter a new auth code',
    text: 'The transfer of your domain is stuck. Please ask your current provider for a new auth code and have the transfer lock removed. It then continues automatically.',
    submit: 'Submit the auth code',
  },
  copiedRecords: {
    title: 'Records from your previous provider',
    text: 'We copy these DNS records so that, for example, your e-mails keep arriving.',
    name: 'Name',
    type: 'Type',
    content: 'Content',
  },
  confirmEmail: {
    title: 'Please confirm your e-mail address',
    text: 'We have sent you an e-mail with a link. Once you have opened it and confirmed the address, we will set up your website. The link is valid for 14 days. If nothing has arrived, please look in your spam folder.',
    again: 'Request the e-mail again',
  },
  freeReview: 'We are checking your order',
  invoice: {
    title: 'We are reviewing your order',
    text: 'There is nothing for you to do. As soon as we have approved it, we will set up your website.',
  },
  transferring: {
    title: 'Your domain is moving to us',
    text: 'Depending on its ending this takes between a few minutes and ten days. If your current provider asks by e-mail, please confirm the transfer there. Otherwise there is nothing for you to do.',
  },
  busy: {
    title: 'We are setting up your website',
    text: 'There is nothing for you to do. This page shows how far we are.',
  },
  paused: {
    title: 'We have put the setup on hold',
    text: 'There is nothing for you to do. You will see here when we continue.',
  },
  stalledAtUs: {
    title: 'This is taking a little longer',
    text: 'We are taking care of it and will get in touch if we need anything from you.',
  },
  stalledAtCustomer: {
    title: 'We need your help',
    text: (mail) =>
      `Please read below what is missing. Once it is done, or if you need help, please write to us at ${mail}.`,
  },
  stalledAtAuthCode: {
    title: 'We need a new auth code',
    text: 'Your domain is not with us yet. As soon as you submit a new auth code, the transfer continues automatically.',
  },
  toCode: 'Enter the auth code',
  pausedStep: 'on hold',
  approvalStep: 'Wait for approval',
  confirmationStep: 'Confirm the e-mail address',
  contactNeeded: {
    title: 'Please check your details',
    text: 'The domain cannot be registered with them. We have not charged anything. As soon as your details are right, the way to pay appears here.',
  },
  stalledAtContact: {
    title: 'Please check your details',
    text: 'The domain cannot be registered with them. As soon as you send corrected details, we go on by ourselves.',
  },
  toContact: 'Correct your details',
  newContact: {
    title: 'Correct your details',
    text: 'We register the domain with these details. From now on they apply to your order as well.',
    submit: 'Send the details',
  },
  cancelled: {
    customer: { title: 'Your order is cancelled', text: 'You cancelled it yourself.' },
    caseworker: { title: 'Your order is cancelled', text: 'We have cancelled it.' },
    expired: { title: 'Your order has expired', text: 'It was not paid in time.' },
    unconfirmed: {
      title: 'Your order has expired',
      text: 'The e-mail address was not confirmed in time.',
    },
    notApproved: { title: 'Your order has expired', text: 'We did not approve it.' },
    notFulfillable: {
      title: 'We could not fulfil your order',
      text: 'We have therefore cancelled it.',
    },
  },
  settlement: {
    none: 'You will not be charged.',
    invoiced: 'If you have already received an invoice, we will contact you about it.',
    open: 'We will contact you about your payment.',
    underWay:
      'Your payment is on its way back to you. It can take a few days until the money arrives.',
    returned: 'We have refunded your payment in full.',
    disputed: 'Your bank is currently deciding about your payment.',
    takenBack: 'Your payment has been returned to you.',
  },
  orderAgainHint: 'You can place a new order at any time.',
  suspending: {
    title: 'Your website is being suspended',
    text: (mail) =>
      `This takes effect within 15 minutes. Visitors will then see a notice that it is currently unavailable. Your data is kept. Please write to us at ${mail} so that we can reinstate the website.`,
  },
  suspended: {
    title: 'Your website is suspended',
    text: (mail) =>
      `Visitors see a notice that it is currently unavailable. Your data is kept. Please write to us at ${mail} so that we can reinstate the website.`,
  },
  reinstating: {
    title: 'Your website has been reinstated',
    text: 'It will be available again within 15 minutes. There is nothing for you to do.',
  },
  archived: {
    title: 'Your project has ended',
    stillOnline: 'Your website stays online until we switch it off.',
    text: (mail) => `If you still need any of its content, please write to us soon at ${mail}.`,
  },
  tearingDown: {
    title: 'We are switching off your website',
    text: 'Your project has ended. The website and its address are being removed.',
  },
  tornDown: {
    title: 'Your website is switched off',
    text: 'Your project has ended, and the address of the website has been removed.',
    bought: (domain, mail) =>
      `Your domain ${domain} stays registered until the end of its term and will not be renewed. If you would like to keep it, please write to us before then at ${mail}.`,
  },
  purchases: {
    kinds: {
      plugins: 'Order',
      conversion: 'Order after the trial',
      renewal: 'Renewal',
      upgrade: 'Longer cycle',
    } satisfies Record<LaterPurchaseKind, string>,
    title: 'Further orders',
    pay: 'Pay now',
    payable: (order: string, day: string) => `${order}, payable until ${day}`,
    owed: (order: string) => `${order}, on invoice`,
    paid: (order: string) => `${order}, paid`,
    free: (order: string) => `${order}, free of charge`,
    cancelled: (order: string) => `${order}, not paid and ended`,
  },
  payments: {
    title: 'Your payments',
    received: (day) => `Received on ${day}`,
    refusedRenewal: (day) =>
      `Received on ${day}, too late to renew the domain. We will get in touch with you.`,
    refund: {
      approved: 'Refund initiated',
      issued: (day) => `Refund on its way since ${day}`,
      completed: (day) => `Refunded on ${day}`,
      failed: 'Refund not received, we will transfer the money to you',
    },
    dispute: {
      open: (day) => `Under review by your bank since ${day}`,
      returned: (day) => `Taken back by your bank on ${day}`,
      owed: (day) =>
        `Taken back by your bank on ${day}. The amount is due again. We will get in touch with you.`,
    },
  },
  cancelOpen: 'Cancel the order …',
  cancelTitle: (name) => `Cancel the order “${name}”`,
  cancelText: 'The address you chose becomes available again.',
  cancelMoney: 'If we have already received money, we will refund it.',
  cancelSubmit: 'Cancel the order',
  orderAgain: 'Order again',
}
