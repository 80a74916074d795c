import type { zoneCopyTexts as original } from '../de/zone-copy'

export const zoneCopyTexts: typeof original = {
  title: 'What we copy from the current DNS zone, and what we cannot',
  copied:
    'Name servers do not tell which names a zone has. So we look up the usual names, every name of the domain that a record refers to, and wildcards (*).',
  unknown: 'We cannot find:',
  unknownItems: [
    'other names that no record refers to, such as clients.your-domain.com',
    'DKIM keys with an unusual selector',
    'forwarding and dynamic DNS that the current provider runs itself',
    'DNSSEC: keys are not copied, it has to be switched off before the transfer',
  ],
  advice:
    'If you need such records, write them down at the current provider before the transfer; afterwards they can often no longer be looked up there.',
  names: 'These are the names we look up',
  gapsTitle: 'Left open in this zone',
  gaps: {
    noAnswer: ({ name, type = '' }) =>
      `Records of type ${type}: the current name servers of ${name} do not answer for them.`,
    noRecord: ({ name }) => `${name}: a record refers to this name, but there is nothing at it.`,
    tooMany: ({ name }) => `${name}: the zone has very many names, this one was not looked up.`,
    caaForbids: ({ name }) =>
      `${name}: a CAA record forbids the certificate of the site. Before the deployment it has to allow 0 issue "letsencrypt.org".`,
    refused: ({ name, type = '' }) => `${name}: INWX does not accept this record of type ${type}.`,
  },
}
