import { isIPv6 } from 'node:net'
import { domainToASCII } from 'node:url'

/** Lower-case ACE without a trailing dot; labels like `_dmarc` and `*` stay. */
export const toAce = (name: string): string => {
  const normalized = name.trim().toLowerCase().replace(/\.$/, '')
  return normalized
    .split('.')
    .map((label) => (/^[\x20-\x7e]*$/.test(label) ? label : domainToASCII(label)))
    .join('.')
}

/** The shortest spelling of an IPv6 address, which can be written in many ways; others stay as they are. */
export const toCanonicalAddress = (address: string): string => {
  const url = `http://[${address}]`
  return isIPv6(address) && URL.canParse(url) ? new URL(url).hostname.slice(1, -1) : address
}
