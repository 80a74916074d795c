import { domainToASCII } from 'node:url'

/** Lower-case ACE without a trailing dot; labels like `_dmarc` and `*` stay. */
export const toAce = (name: string): string => {
  const normalized = name.trim().toLowerCase().replace(/\.$/, '')
  return normalized
    .split('.')
    .map((label) => (/^[\x20-\x7e]*$/.test(label) ? label : domainToASCII(label)))
    .join('.')
}
