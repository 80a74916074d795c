/**
 * Names of a zone that are in common use. Nameservers answer for a name, they list none: what has
 * another name, and no record refers to, stays unknown.
 */
const hostLabels = [
  ...['www', 'mail', 'smtp', 'imap', 'pop', 'pop3', 'mx', 'mx1', 'mx2', 'webmail', 'ftp'],
  ...['autodiscover', 'autoconfig', 'mta-sts', 'shop', 'blog', 'cloud', 'vpn', 'remote', 'portal'],
  ...['app', 'api', 'dev', 'test', 'staging', 'intranet', 'm', 'calendar', 'sip', 'lyncdiscover'],
  ...['msoid', 'enterpriseregistration', 'enterpriseenrollment', 'ns1', 'ns2'],
]

const dkimSelectors = [
  ...['default', 'google', 'selector1', 'selector2', 'k1', 'k2', 'k3', 'mail', 'dkim', 's1', 's2'],
  ...['fm1', 'fm2', 'fm3', 'mxvault', 'protonmail', 'protonmail2', 'protonmail3', 'zoho'],
]

const textLabels = ['_dmarc', '_mta-sts', '_smtp._tls', '_spf', 'default._bimi', '_acme-challenge']

const serviceLabels = [
  ...['_autodiscover._tcp', '_imap._tcp', '_imaps._tcp', '_pop3._tcp', '_pop3s._tcp'],
  ...['_submission._tcp', '_submissions._tcp', '_caldav._tcp', '_caldavs._tcp', '_carddav._tcp'],
  ...['_carddavs._tcp', '_sip._tls', '_sip._tcp', '_sip._udp', '_sips._tcp'],
  ...['_sipfederationtls._tcp', '_xmpp-client._tcp', '_xmpp-server._tcp'],
]

/** Relative to the zone; wildcards below the parents of such names are found as well. */
export const commonDnsLabels: readonly string[] = [
  ...hostLabels,
  ...textLabels,
  ...dkimSelectors.map((selector) => `${selector}._domainkey`),
  ...serviceLabels,
]
