import type { pageTexts as de } from '../de/pages'

export const pageTexts: typeof de = {
  problems: {
    notFound: {
      title: 'This page does not exist',
      text: 'Perhaps the address is incomplete or the page has moved.',
    },
    expiredLink: {
      title: 'This link is not valid or no longer valid',
      text: 'Please open the complete link from the e-mail about your order.',
    },
    failure: {
      title: 'This is our fault',
      text: 'The error is on our side, not yours. Your data is safe. Please try again in a moment.',
    },
    forbidden: { title: 'You are not allowed to do this', text: 'Your role does not suffice.' },
    overloaded: {
      title: 'This took too long just now',
      text: 'Please try again in a moment.',
    },
    unavailable: {
      title: 'Out of reach at the moment',
      text: 'Our database does not answer right now. What you have just sent may not be stored. Please try again in a moment.',
    },
    tooMany: {
      title: 'These were too many requests',
      text: 'Please wait a moment and try again.',
    },
  },
  requestId: 'Id of the request',
  retry: 'Try again',
  login: {
    title: 'Sign in',
    text: 'For administration, casework and audit.',
    email: 'E-mail',
    password: 'Password',
    submit: 'Sign in',
    forgotten: 'Forgot your password?',
    passwordSet: 'Your new password is set. Please sign in with it.',
  },
  passwordReset: {
    title: 'Forgot your password?',
    text: 'Enter the email address of your account. We will send you a link to set a new password.',
    submit: 'Send the link',
    sentTitle: 'Please check your inbox',
    sentText:
      'If there is an account with this address, the link will be there in a few minutes. It is valid for 30 minutes. If nothing comes, please check the address and your spam folder. It is sent at most once in ten minutes.',
    back: 'Back to sign-in',
    newTitle: 'Set a new password',
    newText: 'You will be signed out everywhere and can then sign in with the new password.',
    ended:
      'This link is no longer valid: it has expired, was used already, or was replaced by a newer one.',
    again: 'Request a new link',
  },
  confirmation: {
    title: 'Confirm your e-mail address',
    text: (project, orderNumber) =>
      `Once you have confirmed your address, we will set up “${project}”. Your order ${orderNumber} is free of charge.`,
    submit: 'Confirm address',
    notYou: 'If you did not order anything, just close this page.',
  },
  orderLink: {
    title: 'Lost the link to your order?',
    link: 'Find your order',
    text: 'We will send it again to the address that you ordered with.',
    email: 'Email',
    emailHint: 'The address in your order.',
    orderNumber: 'Order number',
    orderNumberHint: 'For example 2026-00417. You find it in the subject of our first email.',
    submit: 'Send the link',
    sentTitle: 'Please check your inbox',
    sentText:
      'If the two belong together, the link will be there in a few minutes. If nothing comes, please check what you entered and your spam folder. It is sent at most once in ten minutes, and only until 90 days after the website went online.',
  },
  firstPassword: {
    title: 'Set a password',
    text: 'From now on you sign in to the administration with it.',
    expired: 'This link is no longer valid. Please ask for a new one.',
    password: 'New password',
    repeat: 'New password again',
    hint: 'At least twelve characters.',
    submit: 'Set password',
  },
  docs: {
    version: (version) => `Version ${version}`,
    download: 'Download the description as OpenAPI',
    parameters: 'Parameters',
    name: 'Name',
    location: 'Where',
    meaning: 'Meaning',
    body: 'Request body',
    answers: 'Answers',
    status: 'Status',
    empty: 'This description contains no calls yet.',
    contents: 'Calls',
  },
}
