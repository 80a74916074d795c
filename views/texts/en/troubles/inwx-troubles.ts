import type { inwxTroubles as de } from '../../de/troubles/inwx-troubles'
import type { TroubleText } from '../../trouble-text'
import { withCareNotice, withDelayNotice } from './reassurances'

export const inwxTroubles: Record<keyof typeof de, TroubleText> = {
  'inwx/1200': withCareNotice(
    'INWX does not accept our password. Please check INWX_PASSWORD in the configuration.',
  ),
  'inwx/2000': withCareNotice('INWX does not know a command that we sent. This needs an engineer.'),
  'inwx/2001': withCareNotice('INWX could not read our command. This needs an engineer.'),
  'inwx/2002': withCareNotice(
    'INWX takes us for signed out although we have just signed in. The engineers have to check the credentials.',
  ),
  'inwx/2003': withCareNotice('Our command to INWX lacks a value. The message says which.'),
  'inwx/2004': withCareNotice(
    'One of our values is out of the range that INWX allows. The message says which.',
  ),
  'inwx/2005': withCareNotice(
    'One of our values does not have the form that INWX expects. The message says which.',
  ),
  'inwx/2101': withCareNotice('INWX does not offer this command. This needs an engineer.'),
  'inwx/2102': withCareNotice('INWX does not offer this option. This needs an engineer.'),
  'inwx/2103': withCareNotice('INWX does not offer this extension. This needs an engineer.'),
  'inwx/2104': withCareNotice(
    'The balance at INWX does not suffice. Please top up the account and try the step again.',
  ),
  'inwx/2105': withCareNotice(
    'The domain cannot be renewed at the moment. Often it has been renewed already: please check its expiry date at INWX and then mark the step as done.',
  ),
  'inwx/2106': {
    staff:
      'The domain cannot be transferred at the moment. Usually it is locked at the current provider.',
    customer:
      'Your domain is still locked at your current provider. Please lift the transfer lock there.',
  },
  'inwx/2200': withCareNotice(
    'INWX does not accept our credentials. Please check user name, password and second factor in the configuration.',
  ),
  'inwx/2201': withCareNotice(
    'Our INWX account lacks a right for this call. Please check the roles of the account at INWX.',
  ),
  'inwx/2202': {
    staff: 'The auth code is wrong. The customer has to get a new one from the current provider.',
    customer:
      'The auth code of your domain is wrong. Please get a new one from your current provider.',
  },
  'inwx/2300': {
    staff: 'A transfer of this domain is running already. Please wait for its end.',
    customer: 'Your domain is being transferred already. We are waiting until that is done.',
  },
  'inwx/2301': withDelayNotice(
    'No transfer of this domain is running. Another attempt starts it again.',
  ),
  'inwx/2302': {
    staff:
      'INWX reports that this domain or record exists already. If it belongs to somebody else, another domain has to be chosen.',
    customer: 'This domain is taken already. We will contact you to choose another one.',
  },
  'inwx/2303': withCareNotice(
    'INWX does not know this object. Probably the zone of the base domain is missing.',
  ),
  'inwx/2304': withCareNotice(
    'The status of the domain prohibits this change. Please check the status at INWX.',
  ),
  'inwx/2305': withCareNotice(
    'INWX does not allow this change because something else depends on it. The message says what.',
  ),
  'inwx/2306': withCareNotice(
    'A value violates the rules of the registry. The message says which. Please check domain and contact data.',
  ),
  'inwx/2307': withCareNotice(
    'INWX does not offer this service for this ending. Please choose another domain.',
  ),
  'inwx/2308': withCareNotice(
    'The registry does not allow this data. The message says which. Please check domain and contact data.',
  ),
  'inwx/2400': withDelayNotice('INWX could not carry out the call. We will retry automatically.'),
  'inwx/2500': withDelayNotice('INWX closed the connection. We will retry automatically.'),
  'inwx/2501': withCareNotice(
    'INWX refused the sign-in and closed the connection. Please check the credentials.',
  ),
  'inwx/2502': withDelayNotice('Too many sessions are open at INWX. We will retry automatically.'),
  'inwx/AUTH_CODE_MISSING': {
    staff:
      'The auth code for the transfer is missing. The customer gets it from the current provider.',
    customer:
      'The auth code for the transfer of your domain is still missing. You get it from your current provider.',
  },
  'inwx/NOT_THERE': withDelayNotice(
    'INWX does not show a record that it has just created. We will check again automatically.',
  ),
  'inwx/REG_FAILED': {
    staff:
      'The registration of the domain failed. The message says why. Please check the data or choose another domain.',
    customer: 'Your domain could not be registered. We will contact you.',
  },
  'inwx/REG_PENDING': {
    staff: 'The registration is still under way at the registry.',
    customer: 'Your domain is being registered.',
  },
  'inwx/TRANSFER_FAILED': {
    staff:
      'The transfer of the domain failed. Usually the auth code is wrong, or the current provider objected. The message says more.',
    customer:
      'Your domain could not be transferred. Please get a new auth code from your current provider.',
  },
  'inwx/TRANSFER_PENDING': {
    staff: 'The transfer of the domain is under way. It can take up to ten days.',
    customer: 'Your domain is being transferred to us. It can take some days.',
  },
  'inwx/UNEXPECTED': withCareNotice('INWX answered unexpectedly. This needs an engineer.'),
  'inwx/CONTACT_REFUSED': {
    staff:
      'INWX does not accept the details of the domain holder. The message says why. Correct them on the customer’s page, and the order goes on by itself.',
    customer:
      'The domain cannot be registered with your details. Please correct them on the page of your order.',
  },
  'inwx/LIST_INCOMPLETE': withDelayNotice(
    'INWX did not deliver its list of domains to the end. We will ask again automatically.',
  ),
  'inwx/PENDING': {
    staff: 'The domain is being changed. It continues once that is done.',
    customer: 'Your domain is being changed. It continues automatically.',
  },
}
