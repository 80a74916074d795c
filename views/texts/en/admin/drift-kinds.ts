import type { driftKindTexts as de } from '../../de/admin/drift-kinds'

export const driftKindTexts: typeof de = {
  domainWithoutProject: {
    title: 'Domain without a project',
    text: 'The domain is ours at INWX, but no project needs it.',
    repair: 'Sets the domain at INWX to expire. It stays until its term ends.',
    hand: 'To keep the domain, order a project with it as an owned domain.',
  },
  domainRenewsItself: {
    title: 'Domain renews itself',
    text: 'INWX renews the domain without a payment. Only what is paid shall be renewed.',
    repair: 'Sets the domain at INWX to expire.',
  },
  domainUnrecorded: {
    title: 'Domain not recorded',
    text: 'The domain is at INWX and a project uses it, but we lack its registration.',
    adopt: 'Records registration and term with us and assigns the domain to the project.',
  },
  domainEndsElsewhen: {
    title: 'Term differs',
    text: 'INWX names another end of the term than we do.',
    adopt: 'Records the renewal with the end that INWX names and today’s price.',
    hand: 'If it ends earlier than thought, check the domain in the INWX account under “Domains”.',
  },
  domainGone: {
    title: 'Domain no longer at INWX',
    text: 'A project uses the domain, but it is no longer in our account.',
    hand: 'See in the INWX account under “Domain log” where it went.',
  },
  orphanApplication: {
    title: 'Orphaned application',
    text: 'The application bears a name of ours, but no project needs it.',
    repair: 'Deletes the application at Coolify. Its data stays.',
  },
  orphanDatabase: {
    title: 'Orphaned database',
    text: 'The database bears a name of ours, but no project needs it.',
    repair: 'Deletes the database at Coolify. Its volume stays.',
  },
  orphanProject: {
    title: 'Orphaned Coolify project',
    text: 'The Coolify project bears a name of ours, but it belongs to no project.',
    repair: 'Deletes the Coolify project if it is empty.',
  },
  archivedStillRuns: {
    title: 'Archived, but still running',
    text: 'The project is archived, its application runs on and takes a place.',
    hand: 'Start the teardown on the project’s page.',
  },
  applicationWithoutLicense: {
    title: 'Application without a license',
    text: 'The application runs, but the project has no valid license.',
    hand: 'Extend the license, or suspend the project on its page.',
  },
  liveWithoutApplication: {
    title: 'Live, but without an application',
    text: 'The project is live and has licenses, but its application is missing at Coolify.',
    repair: 'Makes the application at Coolify anew and deploys it.',
  },
  applicationStopped: {
    title: 'Application is stopped',
    text: 'The application is there, but does not run.',
    repair: 'Deploys it once more.',
  },
  recordMissing: {
    title: 'DNS does not lead to us',
    text: 'A record of the address is missing at INWX or points to another server.',
    repair: 'Removes differing records of this address and writes ours anew.',
  },
  recordForeign: {
    title: 'Foreign DNS record',
    text: 'Beside our records stand others that direct visitors too.',
    repair: 'Removes the foreign records of this address at INWX.',
  },
  delegatedElsewhere: {
    title: 'Domain is at other name servers',
    text: 'The registry points to name servers that are not ours. Our records have no effect.',
    hand: 'Enter our servers in the INWX account under “Nameserver”, or ask whose domain it is.',
  },
  serverAddressDiffers: {
    title: 'Server’s address differs',
    text: 'Coolify knows the server by another IP address than we do.',
    hand: 'Correct the address in Coolify under “Servers”, or add the server anew and move its projects.',
  },
  serverUnknown: {
    title: 'Unknown server',
    text: 'Coolify manages a server that we have not added.',
    hand: 'Add it to the servers, or remove it in Coolify under “Servers”.',
  },
  serverGone: {
    title: 'Server missing at Coolify',
    text: 'We know the server, Coolify does not any more. Nothing can be set up on it.',
    hand: 'Add it in Coolify under “Servers” again, or move its projects.',
  },
  moneyWithoutEvent: {
    title: 'Payment not recorded',
    text: 'Money came in at Stripe of which we know nothing.',
    adopt: 'Records the payment with the order as if Stripe had told it just now.',
    hand: 'If it belongs to no order, refund it in the Stripe dashboard under “Payments”.',
  },
  paidWithoutCharge: {
    title: 'Recorded, but not at Stripe',
    text: 'We recorded a payment by Stripe that Stripe does not know.',
    hand: 'Look for the payment in the Stripe dashboard under “Payments”. If it is missing, settle it with accounting.',
  },
  siteUnhealthy: {
    title: 'Site does not answer well',
    text: 'At its server the site does not say that it is well.',
    repair: 'Deploys it once more.',
  },
  siteIsAnother: {
    title: 'Site belongs to another project',
    text: 'Another project answers at this address.',
    repair: 'Prepares the application at Coolify anew and deploys it.',
  },
  pluginsDiffer: {
    title: 'Plugins differ',
    text: 'At its last start vrs-core told other plugins than are wanted now.',
    repair: 'Deploys it once more. At its start vrs-core loads the wanted plugins.',
  },
}
