import type { vendorTroubles as de } from '../de/vendor-troubles'
import type { Trouble } from '../troubles'
import { calm } from './calm'

const { later, ours } = calm

export const vendorTroubles: Record<keyof typeof de, Trouble> = {
  'inwx/2200': {
    staff:
      'INWX does not accept our credentials. Please check user name, password and second factor in the configuration.',
    customer: ours,
  },
  'inwx/2201': {
    staff:
      'Our INWX account lacks a right for this call. Please check the roles of the account at INWX.',
    customer: ours,
  },
  'inwx/2501': {
    staff: 'INWX refused the sign-in and closed the connection. Please check the credentials.',
    customer: ours,
  },
  'inwx/2104': {
    staff:
      'The balance at INWX does not suffice. Please top up the account and try the step again.',
    customer: ours,
  },
  'inwx/2106': {
    staff:
      'The domain cannot be transferred at the moment. Usually it is locked at the present provider.',
    customer:
      'Your domain is still locked at your present provider. Please lift the transfer lock there.',
  },
  'inwx/2202': {
    staff: 'The auth code is wrong. The customer has to get a new one from the present provider.',
    customer:
      'The auth code of your domain is wrong. Please get a new one from your present provider.',
  },
  'inwx/2300': {
    staff: 'A transfer of this domain is running already. Please wait for its end.',
    customer: 'Your domain is being transferred already. We are waiting until that is done.',
  },
  'inwx/2302': {
    staff:
      'INWX reports that this record exists already. Please check whose it is, and remove or adopt it there.',
    customer: ours,
  },
  'inwx/2303': {
    staff: 'INWX does not know this object. Probably the zone of the base domain is missing.',
    customer: ours,
  },
  'inwx/2304': {
    staff: 'The status of the domain prohibits this change. Please check the status at INWX.',
    customer: ours,
  },
  'inwx/2400': {
    staff: 'INWX could not carry out the call. We try again by ourselves.',
    customer: later,
  },
  'inwx/2500': { staff: 'INWX closed the connection. We try again by ourselves.', customer: later },
  'inwx/2502': {
    staff: 'Too many sessions are open at INWX. We try again by ourselves.',
    customer: later,
  },
  'coolify/401': {
    staff: 'Coolify does not accept our token. Please check COOLIFY_API_TOKEN.',
    customer: ours,
  },
  'coolify/403': {
    staff: 'Our Coolify token lacks a right. Please check the rights of the token.',
    customer: ours,
  },
  'coolify/404': {
    staff:
      'Coolify does not know this object any more. Probably it was deleted there by hand. Another attempt creates it again.',
    customer: ours,
  },
  'coolify/409': {
    staff:
      'At Coolify the name belongs to another application. Please decide which one keeps it, and remove it from the other.',
    customer: ours,
  },
  'coolify/422': { staff: 'Coolify refused our details. The message says which.', customer: ours },
  'coolify/429': {
    staff: 'Coolify slows us down, we were too fast. It goes on by itself.',
    customer: later,
  },
  'coolify/500': {
    staff: 'Coolify reported an error. We try again by ourselves.',
    customer: later,
  },
  'coolify/503': {
    staff: 'Coolify is not ready right now. We try again by ourselves.',
    customer: later,
  },
  'coolify/400': {
    staff: 'Coolify refused our request. Its message says why.',
    customer: ours,
  },
  'coolify/VALIDATION_FAILED': {
    staff:
      'Coolify cannot connect to the server or cannot set it up. Please check IP address, firewall and the key at Coolify.',
    customer: ours,
  },
  'coolify/SERVER_KNOWN': {
    staff: 'This server has been added already. This request can be given up.',
    customer: ours,
  },
  'coolify/QUEUE_FULL': {
    staff: 'The queue for deployments at Coolify is full. It goes on as soon as there is room.',
    customer: later,
  },
  'coolify/DEPLOYMENT_FAILED': {
    staff: 'The deployment failed at Coolify. Please look at its log and try again.',
    customer: ours,
  },
  'coolify/DEPLOYMENT_CANCELLED': {
    staff: 'The deployment was cancelled at Coolify. Another attempt starts a new one.',
    customer: ours,
  },
  'coolify/BUILDING': {
    staff: 'The deployment is running at Coolify.',
    customer: 'Your website is being installed.',
  },
  'coolify/DATABASE_STARTING': {
    staff: 'The database is still starting at Coolify.',
    customer: 'The database of your website is starting.',
  },
  'inwx/NOT_THERE': {
    staff: 'INWX does not show a record that it has just created. We look again by ourselves.',
    customer: later,
  },
  'stripe/IDEMPOTENCY': {
    staff: 'Stripe knows this action already with other details. The engineers have to look at it.',
    customer: ours,
  },
  'stripe/401': {
    staff: 'Stripe does not accept our key. Please check STRIPE_SECRET_KEY.',
    customer: ours,
  },
  'smtp/REFUSED': {
    staff: 'The mail server refused the message. Please check the address.',
    customer: ours,
  },
  'dns/NOT_VISIBLE': {
    staff: 'The responsible name servers do not know the name yet.',
    customer: 'Your address is not known everywhere yet. That usually takes only a few minutes.',
  },
}
