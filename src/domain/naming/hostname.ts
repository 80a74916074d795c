const labelPattern = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/

const reservedLabels = new Set(
  `www mail mx smtp imap pop pop3 ftp sftp ssh webmail marketplace coolify autodiscover autoconfig
  admin administrator api app apps assets static cdn dns ns status support help login account
  accounts shop demo preview staging test dev git vpn proxy localhost root postmaster hostmaster
  webmaster abuse security noc info sandbox vrs intern internal _dmarc mta-sts`.split(/\s+/),
)

/** No reserved one, as `xn--` is: certificates are issued for none that IDNA does not know. */
export const isLabel = (text: string) => labelPattern.test(text) && !/^..--/.test(text)

/** Names that we or the net's customs need for ourselves; ns, ns1, ns2 … too. */
export const isReservedLabel = (text: string) =>
  reservedLabels.has(text) || /^(ns|mx|mail|dns)\d*$/.test(text)

/** A registrable name or one below it, in lower-case ACE. */
export const isHostname = (text: string) => {
  const labels = text.split('.')
  return text.length <= 253 && labels.length > 1 && labels.every((one) => labelPattern.test(one))
}
