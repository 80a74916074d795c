import type { coolifyTroubles as de } from '../../de/troubles/coolify-troubles'
import type { TroubleText } from '../../trouble-text'
import { withCareNotice, withDelayNotice } from './reassurances'

export const coolifyTroubles: Record<keyof typeof de, TroubleText> = {
  'coolify/400': withCareNotice('Coolify could not read our request. This needs an engineer.'),
  'coolify/401': withCareNotice(
    'Coolify does not accept our token. Please check COOLIFY_API_TOKEN.',
  ),
  'coolify/403': withCareNotice(
    'Our Coolify token lacks a right. Please check the rights of the token.',
  ),
  'coolify/404': withCareNotice(
    'Coolify does not know this object any more. Probably it was deleted there by hand. Another attempt creates it again.',
  ),
  'coolify/405': withCareNotice(
    'Coolify does not allow this call. Its version probably does not fit. This needs an engineer.',
  ),
  'coolify/409': withCareNotice(
    'At Coolify the name belongs to another application. Please decide which one keeps it, and remove it from the other.',
  ),
  'coolify/422': withCareNotice('Coolify refused our details. The message says which.'),
  'coolify/429': withDelayNotice('Coolify is limiting our requests. It continues automatically.'),
  'coolify/500': withDelayNotice('Coolify reported an error. We will retry automatically.'),
  'coolify/502': withDelayNotice(
    'Coolify cannot be reached right now. We will retry automatically.',
  ),
  'coolify/503': withDelayNotice('Coolify is not ready right now. We will retry automatically.'),
  'coolify/504': withDelayNotice(
    'Coolify did not answer in time. Before the next attempt we will check what has already happened.',
  ),
  'coolify/BUILDING': {
    staff: 'The deployment is running at Coolify.',
    customer: 'Your website is being installed.',
  },
  'coolify/DATABASE_STARTING': {
    staff: 'The database is still starting at Coolify.',
    customer: 'The database of your website is starting.',
  },
  'coolify/DEPLOYMENT_CANCELLED': withCareNotice(
    'The deployment was cancelled at Coolify. Another attempt starts a new one.',
  ),
  'coolify/DEPLOYMENT_FAILED': withCareNotice(
    'The deployment failed at Coolify. Please look at its log and try again.',
  ),
  'coolify/IMAGE_MISSING': withCareNotice(
    'Coolify does not find the image of vrs-core. The engineers have to check VRS_CORE_IMAGE and the registry.',
  ),
  'coolify/VALIDATION_FAILED': withCareNotice(
    'Coolify cannot connect to the server or cannot set it up. Please check IP address, firewall and the key at Coolify.',
  ),
  'coolify/SERVER_KNOWN': withCareNotice(
    'This server has been added already. This request can be given up.',
  ),
  'coolify/QUEUE_FULL': withDelayNotice(
    'The queue for deployments at Coolify is full. It continues as soon as there is room.',
  ),
  'coolify/SERVER_UNREACHABLE': withCareNotice(
    'Coolify does not reach the server. Please check the server or choose another one.',
  ),
  'coolify/TOKEN_TOO_WEAK': withCareNotice(
    'Our Coolify token may do too little. The message says which right is missing.',
  ),
  'coolify/VERSION': withCareNotice(
    'We cannot work with this version of Coolify. We need 4.2 or a later 4.',
  ),
  'coolify/DOMAINS_IGNORED': withCareNotice(
    "Coolify did not take the addresses because the server's proxy is not running. Please start the proxy in Coolify.",
  ),
}
