import { disposableEmailBlocklistSet } from 'disposable-email-domains-js'

/** The domains of throw-away mailboxes, in lower-case ACE. */
const disposableDomains = disposableEmailBlocklistSet()

const splitAddress = (address: string) => {
  const at = address.lastIndexOf('@')
  return { localPart: address.slice(0, at), host: address.slice(at + 1).toLowerCase() }
}

/** `a.b.example`: itself, `b.example`. */
const listParents = (host: string) => {
  const labels = host.split('.')
  return labels.slice(0, -1).map((_, index) => labels.slice(index).join('.'))
}

/** Whether the provider hands out mailboxes to be thrown away, under a name of its own or below. */
export const isDisposableAddress = (address: string) =>
  listParents(splitAddress(address).host).some((name) => disposableDomains.has(name))

/** Providers that read an address without its dots, by each of their names. */
const dotlessHosts: ReadonlyMap<string, string> = new Map([
  ['gmail.com', 'gmail.com'],
  ['googlemail.com', 'gmail.com'],
])

/** One spelling for all addresses of one mailbox: without what follows a plus sign. */
export const normalizeMailbox = (address: string) => {
  const { localPart, host } = splitAddress(address)
  const mailbox = localPart.toLowerCase().replace(/(?<=.)\+.*$/, '')
  const dotless = dotlessHosts.get(host)
  return dotless ? `${mailbox.replaceAll('.', '')}@${dotless}` : `${mailbox}@${host}`
}
