import type { coolifyTroubles as de } from '../../de/troubles/coolify-troubles'
import type { TroubleText } from '../../trouble-text'
import { reassurances } from './reassurances'

const { delayed: later, ours } = reassurances

export const coolifyTroubles: Record<keyof typeof de, TroubleText> = {
  'coolify/400': {
    staff: 'Coolify could not read our request. The engineers have to look at it.',
    customer: ours,
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
  'coolify/405': {
    staff:
      'Coolify does not allow this call. Its version probably does not fit. The engineers have to look at it.',
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
  'coolify/502': {
    staff: 'Coolify cannot be reached right now. We try again by ourselves.',
    customer: later,
  },
  'coolify/503': {
    staff: 'Coolify is not ready right now. We try again by ourselves.',
    customer: later,
  },
  'coolify/504': {
    staff:
      'Coolify did not answer in time. Before the next attempt we look what has happened already.',
    customer: later,
  },
  'coolify/BUILDING': {
    staff: 'The deployment is running at Coolify.',
    customer: 'Your website is being installed.',
  },
  'coolify/DATABASE_STARTING': {
    staff: 'The database is still starting at Coolify.',
    customer: 'The database of your website is starting.',
  },
  'coolify/DEPLOYMENT_CANCELLED': {
    staff: 'The deployment was cancelled at Coolify. Another attempt starts a new one.',
    customer: ours,
  },
  'coolify/DEPLOYMENT_FAILED': {
    staff: 'The deployment failed at Coolify. Please look at its log and try again.',
    customer: ours,
  },
  'coolify/IMAGE_MISSING': {
    staff:
      'Coolify does not find the image of vrs-core. The engineers have to check VRS_CORE_IMAGE and the registry.',
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
  'coolify/SERVER_UNREACHABLE': {
    staff: 'Coolify does not reach the server. Please check the server or choose another one.',
    customer: ours,
  },
  'coolify/TOKEN_TOO_WEAK': {
    staff: 'Our Coolify token may do too little. The message says which right is missing.',
    customer: ours,
  },
  'coolify/VERSION': {
    staff: 'We cannot work with this version of Coolify. We need 4.2 or a later 4.',
    customer: ours,
  },
  'coolify/DOMAINS_IGNORED': {
    staff:
      "Coolify did not take the addresses because the server's proxy is not running. Please start the proxy in Coolify.",
    customer: ours,
  },
}
