import type { projectActionTexts as deActs } from '../../de/admin/project-actions'

export const projectActionTexts: typeof deActs = {
  resumption: {
    open: 'Try again …',
    title: 'Try the step again',
    text: 'The step runs once more. What exists already is adopted.',
    submit: 'Try again',
  },
  deployment: {
    open: 'Deploy again …',
    title: 'Deploy again',
    text: '1 deployment of the existing application. Data and DNS stay as they are. No cost.',
    submit: 'Deploy again',
  },
  'runtime-key': {
    open: 'Rotate key …',
    title: 'Rotate the key of vrs-core',
    text: '1 new key, 1 deployment. The old one is valid until the site was checked with the new one.',
    submit: 'Rotate key',
  },
  'invoice-approval': {
    open: 'Approve invoice …',
    title: 'Approve payment by invoice',
    text: 'Provisioning begins at once, the money comes later.',
    submit: 'Approve invoice',
  },
  'payment-confirmation': {
    open: 'Record payment …',
    title: 'Record a payment received',
    text: 'If the amount differs or nothing is due, that is noted as an open task. A payment page still open at Stripe is closed.',
    submit: 'Record payment',
  },
  cancellation: {
    open: 'Cancel …',
    title: 'Cancel the order',
    text: 'The order ends. Short name and address become free again. Nothing has been paid yet.',
    submit: 'Cancel the order',
  },
  pause: {
    open: 'Pause …',
    title: 'Pause the provisioning',
    text: 'The step under way is still recorded; the next one begins when you go on.',
    submit: 'Pause',
  },
  skip: {
    open: 'Skip …',
    title: 'Skip the step',
    text: 'The welcome by e-mail is left out. The website stays live.',
    submit: 'Skip',
  },
  evidence: {
    open: 'Mark as done …',
    title: 'Mark the step as done',
    text: 'The step counts as done on your word, and the next one begins.',
    submit: 'Mark as done',
  },
  'transfer-code': {
    open: 'Correct the auth code …',
    title: 'Store a new auth code',
    text: 'The transfer begins anew with the new code.',
    submit: 'Save auth code',
  },
  domain: {
    open: 'Another domain …',
    title: 'Choose another domain',
    text: 'From now on the order is for this name.',
    submit: 'Change domain',
  },
  server: {
    open: 'Choose server …',
    title: 'Bring it to another server',
    text: 'The new application runs before the name leads to it.',
    submit: 'Choose server',
  },
  'tracker-link': {
    open: 'Send order link …',
    title: 'Send the link to the order again',
    text: '1 email to the address of the order. Earlier links stay valid.',
    submit: 'Send link',
  },
  invitation: {
    open: 'Send invitation again …',
    title: 'Send a new invitation to the website',
    text: '1 email with a new link that is valid for seven days, to set the password for the administration of the website.',
    submit: 'Send invitation',
  },
  suspension: {
    open: 'Suspend …',
    title: 'Suspend the project',
    text: 'The website shows a neutral page. Data, DNS and application stay.',
    submit: 'Suspend',
  },
  reinstatement: {
    open: 'Reinstate …',
    title: 'Reinstate the project',
    text: 'The website answers again as before.',
    submit: 'Reinstate',
  },
  archiving: {
    open: 'Archive …',
    title: 'Archive the project',
    text: 'The project ends. Everything stays at the vendors until you tear it down.',
    submit: 'Archive',
  },
  teardown: {
    open: 'Tear down …',
    title: 'Tear the project down',
    text: 'Removes what belongs to this project at Coolify and in the DNS.',
    submit: 'Tear down',
  },
}
