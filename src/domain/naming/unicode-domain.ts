import { domainToUnicode } from 'node:url'

/** `xn--kln-sna.de` -> `köln.de`; a label that is no valid Punycode stays as it is. */
export const toUnicodeDomain = (name: string): string =>
  name
    .split('.')
    .map((label) => (label.startsWith('xn--') ? domainToUnicode(label) || label : label))
    .join('.')
