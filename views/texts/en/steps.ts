import type { steps as de } from '../de/steps'

export const steps: typeof de = {
  said: {
    payment: {
      open: 'Payment',
      done: 'Payment settled',
      customerOpen: 'Wait for the payment',
      customerDone: 'The payment is settled',
    },
    server: {
      open: 'Assign a server',
      done: 'Server assigned',
      customerOpen: 'Reserve a place on a server',
      customerDone: 'A server is reserved',
    },
    domain: {
      open: 'Assign the domain',
      done: 'Domain assigned',
      customerOpen: 'Settle the address',
      customerDone: 'Your address is settled',
    },
    dns: {
      open: 'Configure DNS',
      done: 'DNS configured',
      customerOpen: 'Enter the address in the internet’s directory of names',
      customerDone: 'Your address is entered',
    },
    propagation: {
      open: 'Check the name in DNS',
      done: 'Name is visible in DNS',
      customerOpen: 'Wait until the address is known everywhere',
      customerDone: 'Your address is known',
    },
    preparation: {
      open: 'Prepare the deployment',
      done: 'Deployment prepared',
      customerOpen: 'Prepare the website',
      customerDone: 'Your website is prepared',
    },
    deployment: {
      open: 'Deployment',
      done: 'Deployment finished',
      customerOpen: 'Install the website on the server',
      customerDone: 'Your website is installed',
    },
    boot: {
      open: 'vrs-core starts',
      done: 'vrs-core started',
      customerOpen: 'Start the website for the first time',
      customerDone: 'Your website has started',
    },
    verification: {
      open: 'Verify the site',
      done: 'Site verified',
      customerOpen: 'Check that everything can be reached',
      customerDone: 'Everything can be reached',
    },
    live: {
      open: 'Go live',
      done: 'Live',
      customerOpen: 'Go online',
      customerDone: 'Your website is online',
    },
    applicationRemoval: {
      open: 'Remove the application',
      done: 'Application removed',
      customerOpen: 'Switch the website off',
      customerDone: 'Your website is switched off',
    },
    dnsRemoval: {
      open: 'Remove the DNS records',
      done: 'DNS records removed',
      customerOpen: 'Take the address out of the directory',
      customerDone: 'Your address is taken out',
    },
  },
  states: {
    done: 'done',
    current: 'running',
    waiting: 'waiting',
    stalled: 'stalled',
    todo: 'to come',
  },
  plans: {
    payment: 'Checks the payment again. Nothing is charged.',
    server: 'Looks for a server with a free place and takes one there. No cost.',
    domain:
      'Checks the state of the domain and assigns it to the project. Nothing is ordered twice.',
    dns: 'Compares the records at INWX and creates only what is missing. No cost.',
    propagation: 'Asks the responsible name servers once more. Changes nothing.',
    preparation:
      'Looks for project, database and application at Coolify and creates only what is missing. No cost.',
    deployment: 'Starts 1 deployment of the existing application. No cost.',
    boot: 'Waits again for the start report of vrs-core. Changes nothing.',
    verification: 'Calls the site once more and checks it. Changes nothing.',
    live: 'Completes the provisioning and welcomes the customer.',
    applicationRemoval: 'Removes what still stands at Coolify. No costs.',
    dnsRemoval: 'Removes what still stands in the DNS. No costs.',
  },
  title: 'Provisioning',
  progress: (done, all) => `${done} of ${all} steps`,
  attempts: (count) => (count === 1 ? '1 attempt' : `${count} attempts`),
  nextLook: (when) => `next look ${when}`,
  since: (when) => `since ${when}`,
  waitsSince: (vendor, at) =>
    `The step is waiting for ${vendor} since ${at} and goes on by itself as soon as it answers again.`,
  vendorSaid: (vendor) => `Message from ${vendor}`,
  codeLabel: 'Code',
  waitingFor: (whom) => `waiting for ${whom}`,
  toCalls: 'See requests to vendors',
  plan: 'Plan',
}
