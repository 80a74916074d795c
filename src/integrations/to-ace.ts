import { domainToASCII } from 'node:url'

/** Lower-case ACE without a trailing dot, as INWX's other calls want it; `_dmarc` and `*` survive. */
export const toAce = (name: string): string => {
  const bare = name.trim().toLowerCase().replace(/\.$/, '')
  return bare
    .split('.')
    .map((label) => (/^[\x20-\x7e]*$/.test(label) ? label : domainToASCII(label)))
    .join('.')
}
