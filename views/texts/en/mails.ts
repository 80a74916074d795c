import type { mailTexts as de } from '../de/mails'
import { licenseMailTexts } from './license-mails'
import { purchaseMailTexts } from './licenses/purchase-mails'
import { countDays, renewalMailTexts } from './renewal-mails'

export const mailTexts: typeof de = {
  greeting: (name) => `Dear ${name},`,
  greetingAll: 'Hello,',
  goodbye: 'Kind regards\nYour VRS Marketplace team',
  follow: {
    text: 'You can see the progress at any time here:',
    link: 'See the progress of the order',
  },
  received: {
    subject: (orderNumber) => `We have received your order ${orderNumber}`,
    text: (project) => `thank you for your order. We have recorded it for “${project}”.`,
    number: 'Order number',
    net: 'Net price',
    tax: (percent) => `VAT ${percent} %`,
    total: 'Total price',
    free: 'free of charge',
    tracker:
      'You can follow your order on its page at any time. Until we have started, you can also cancel it there:',
    trackerLink: 'See the progress of the order',
    keep: 'This link is for you only. Please do not share it.',
  },
  confirmation: {
    subject: (orderNumber) => `Please confirm your e-mail address: order ${orderNumber}`,
    text: (project) =>
      `thank you for your order for “${project}”. It is free of charge. As soon as you have confirmed your e-mail address, we will set up your website.`,
    confirm: 'Please confirm here that this address is yours:',
    confirmLink: 'Confirm e-mail address',
    until: (day) => `The link is valid until ${day}. After that the order expires.`,
    tracker: {
      text: 'Here you can see the progress or cancel at any time:',
      link: 'See the progress of the order',
    },
    notYou:
      'If you did not order anything, there is nothing for you to do. Please do not pass the links on.',
  },
  started: {
    subject: (project) => `We are setting up your website: ${project}`,
    text: (project) => `we have started setting up your website “${project}”.`,
    expect: {
      subdomain: (domain) =>
        `Your address ${domain} is hosted with us, so your website is usually online within a few minutes.`,
      registered: (domain) =>
        `First we register the domain ${domain} in your name. This usually takes a few minutes, for some endings longer. It may take a little more time until the new address is known everywhere.`,
      transferred: (domain) =>
        `First your domain ${domain} moves to us. Depending on its ending this takes between a few minutes and ten days. As soon as the transfer is under way, we will tell you what your current provider may still need from you.`,
      owned: (domain) =>
        `Your domain ${domain} is already with us. We only add the records that your website needs; all others stay as they are. This usually takes a few minutes.`,
    },
    end: 'There is nothing for you to do. We will write to you as soon as your website is online or if we need anything from you.',
  },
  returned: {
    subject: (project) => `Your direct debit did not arrive: ${project}`,
    text: (project) =>
      `your bank did not honour the direct debit for “${project}”, so no money has reached us.`,
    reassurance:
      'Your order still stands. You can pay for it once more within 24 hours, for example by card. After that it expires.',
    todo: {
      text: 'Please open the page of your order to pay:',
      link: 'Open the order',
    },
  },
  releaseWithheld: {
    subject: (project) => `We have received your payment: ${project}`,
    text: (project) => [
      `we have received your payment for “${project}”. We cannot set up your website just yet because something it needs is missing.`,
      'We are taking care of it. If we cannot fulfil your order, we will refund your money. There is nothing for you to do.',
    ],
    open: { text: 'You can follow it here:', link: 'Open the order' },
  },
  delayed: {
    subject: (project) => `This is taking a little longer: ${project}`,
    text: (project) => `setting up your website “${project}” is taking longer than expected.`,
    reassurance: 'We are taking care of it. There is nothing for you to do.',
  },
  needed: {
    subject: (project) => `We need your help: ${project}`,
    text: (project) =>
      `we need something from you to continue setting up your website “${project}”.`,
    todo: {
      text: 'Please open the page of your order. It says what is missing:',
      link: 'Open the order',
    },
  },
  transferStarted: {
    subject: (domain) => `The transfer of your domain has begun: ${domain}`,
    text: (domain) => `the transfer of your domain ${domain} to us has been requested.`,
    next: 'What happens next:',
    items: [
      'If your current provider e-mails you about the transfer, please confirm it. Some providers ask before they release a domain.',
      'Please do not cancel anything there yet. We will write to you as soon as the domain is with us.',
      'Keep your mailboxes there. We have already copied the records that we could read at your current provider, including those for e-mail.',
    ],
    duration: 'Depending on its ending, the transfer takes between a few minutes and ten days.',
  },
  transferCompleted: {
    subject: (domain) => `Your domain is with us: ${domain}`,
    text: (domain) => `the transfer of your domain ${domain} is complete.`,
    next: [
      'We are now setting up your website. There is nothing for you to do.',
      'You can now end the domain contract with your previous provider, unless it ends by itself. If you still have mailboxes there, please keep that contract.',
    ],
  },
  transferFailed: {
    subject: (domain) => `Please check the transfer of your domain: ${domain}`,
    text: (domain) => `the transfer of your domain ${domain} did not work.`,
    todo: 'Please do the following:',
    items: [
      'If the domain is locked against transfers at your current provider, remove the lock there.',
      'Get a new auth code there. It is sometimes called AuthInfo or EPP code.',
      'Open the page of your order and enter the new code.',
    ],
    codeForm: { text: 'Enter the new auth code here:', link: 'Enter the auth code' },
    after:
      'After that everything continues automatically. Please do not send us the code by e-mail.',
  },
  ...purchaseMailTexts,
  ...renewalMailTexts,
  ...licenseMailTexts,
  suspended: {
    subject: (project) => `Your website is being suspended: ${project}`,
    text: (project, mail) => [
      `we are suspending your website “${project}” for the time being. This takes effect within 15 minutes. Visitors will then see a notice that it is currently unavailable.`,
      `Your data is kept. Please write to us at ${mail} so that we can reinstate the website.`,
    ],
  },
  reinstated: {
    subject: (project) => `Your website has been reinstated: ${project}`,
    text: (project) => [
      `we have reinstated your website “${project}”. It will be available again within 15 minutes.`,
    ],
  },
  archived: {
    subject: (project) => `Your project has ended: ${project}`,
    text: (project) => [`we have ended your project “${project}”.`],
    stillOnline: 'Your website stays online until we switch it off.',
    contents: (mail) =>
      `If you still need any content of your website, please write to us soon at ${mail}.`,
  },
  tornDown: {
    subject: (project) => `Your website has been switched off: ${project}`,
    text: (project) => [`we have switched off your website “${project}” and removed its address.`],
    data: {
      keep: (mail) =>
        `We are keeping your data for now. If you would like a copy or want it deleted, please write to us at ${mail}.`,
      erase: () => 'We have deleted the website’s data.',
    },
    bought: (domain, mail) =>
      `Your domain ${domain} stays registered until the end of its term and will not be renewed. If you would like to keep it, please write to us before then at ${mail}.`,
  },
  cancelled: {
    subject: {
      customer: (project) => `Your order is cancelled: ${project}`,
      caseworker: (project) => `Your order is cancelled: ${project}`,
      expired: (project) => `Your order has expired: ${project}`,
      unconfirmed: (project) => `Your order has expired: ${project}`,
      notApproved: (project) => `Your order has expired: ${project}`,
      notFulfillable: (project) => `We cannot fulfil your order: ${project}`,
    },
    text: {
      customer: (project) => `you have cancelled your order for “${project}”.`,
      caseworker: (project) => `we have cancelled your order for “${project}”.`,
      expired: (project) =>
        `your order for “${project}” was not paid in time and has therefore expired.`,
      unconfirmed: (project) =>
        `your order for “${project}” has expired because the e-mail address was not confirmed in time.`,
      notApproved: (project) => `your order for “${project}” has expired. We did not approve it.`,
      notFulfillable: (project) =>
        `unfortunately we cannot fulfil your order for “${project}” and have therefore cancelled it.`,
    },
    orderAgain: 'You can place a new order at any time:',
    orderAgainLink: 'Place a new order',
  },
  paused: {
    subject: (project) => `We have put the setup on hold: ${project}`,
    text: (project) => [
      `we have put the setup of your website “${project}” on hold.`,
      'There is nothing for you to do. We will write to you as soon as your website is online.',
    ],
  },
  moved: {
    subject: (project) => `Your website has moved: ${project}`,
    text: (project) => [
      `your website “${project}” now runs on another of our servers. Its address, content and logins have stayed the same.`,
      'There is nothing for you to do.',
    ],
  },
  refunded: {
    subject: (project) => `Your refund: ${project}`,
    text: (project, orderNumber, amount) =>
      `we are refunding ${amount} for your order ${orderNumber} (“${project}”).`,
    tax: 'VAT',
    ways: {
      stripe: 'The money comes back the way you paid. It can take a few days until it arrives.',
      transfer:
        'We have transferred the money. It can take one to two bank working days until it reaches your account.',
    },
    open: { text: 'You can follow it here:', link: 'Open the order' },
  },
  trackerLink: {
    subject: (orderNumber) => `The link to your order ${orderNumber}`,
    text: (project) => `here is the link to your order for “${project}” once more.`,
    open: { text: 'It shows you the progress:', link: 'Open the order' },
    notAsked:
      'This link is for you only. Please do not share it. If you did not ask for it, there is nothing you need to do.',
  },
  invitation: {
    subject: (project) => `Your new invitation: ${project}`,
    text: (project) =>
      `use the following link to set the password for the administration of “${project}”.`,
    havePassword: 'If you already have a password, you do not need this link.',
  },
  live: {
    subject: (project) => `Your website is online: ${project}`,
    text: (project) => `your website “${project}” is set up and online.`,
    site: 'Your website',
    invite: 'Set the password for the administration of your website:',
    inviteLink: 'Set the password',
    inviteHint: 'The link is valid for seven days and can be used once.',
    training: 'We would be glad to show you around. Choose an appointment:',
    trainingLink: 'Book an introduction',
  },
  staff: { open: 'To the project:', openLink: 'Open the project' },
  staffPasswordReset: {
    subject: 'New password for the admin',
    text: 'a new password was requested for your admin account.',
    open: 'Set it here:',
    openLink: 'Set a new password',
    hint: (minutes) =>
      `The link works once and for ${minutes} minutes. After that, you sign in again everywhere.`,
    notAsked:
      'If you did not request a new password, you need not do anything: your current one stays valid. Please do not forward this e-mail.',
  },
  staffStalled: {
    subject: (project, step) => `Stalled: ${project} (${step})`,
    text: (project, orderNumber) => `the project “${project}” (order ${orderNumber}) has stalled.`,
    step: 'Step',
    reason: 'Reason',
    from: 'Message',
  },
  staffDisputed: {
    subject: (project, amount) => `Payment disputed: ${project} (${amount})`,
    text: (project, orderNumber, amount) =>
      `the bank is asking for ${amount} back for the project “${project}” (order ${orderNumber}).`,
    next: 'Please respond at Stripe. The payment cannot be refunded until the bank has decided. Nothing changes for the project.',
  },
  staffPaymentReturned: {
    subject: (project, amount) => `Payment returned: ${project} (${amount})`,
    text: (project, orderNumber, amount) =>
      `${amount} for the project “${project}” (order ${orderNumber}) was taken back by the bank.`,
    next: 'Please decide what happens next. Nothing is suspended automatically.',
  },
  staffReclaim: {
    facts: { reason: 'Reason', payment: 'Payment', answerBy: 'Respond by' },
  },
  staffApproval: {
    subject: (project) => `Approval needed: ${project}`,
    text: (project, orderNumber) =>
      `the order “${project}” (${orderNumber}) is waiting for approval.`,
    total: 'Total price',
    payment: 'Payment method',
  },
  staffReleaseWithheld: {
    subject: (project) => `Paid but cannot be delivered: ${project}`,
    text: (project, orderNumber) =>
      `the order “${project}” (order ${orderNumber}) is paid but could not be released:`,
    next: 'Please resolve the cause; it then continues by itself within a minute. If that is not possible, please refund the money. This also cancels the order.',
  },
  staffFreeOrder: {
    subject: (project) => `Approval needed: ${project}`,
    text: (project, orderNumber) =>
      `the free order of “${project}” (order ${orderNumber}) waits for your approval.`,
  },
  staffExpiring: {
    subject: (domain, count) => `Domain expires in ${countDays(count)}: ${domain}`,
    text: (domain, project, day) => `the domain ${domain} of “${project}” expires on ${day}.`,
    renewal: (day) =>
      `It is renewed only once the payment has arrived, which must be before ${day}.`,
  },
}
