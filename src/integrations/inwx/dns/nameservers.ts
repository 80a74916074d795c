const live = ['ns.inwx.de', 'ns2.inwx.de', 'ns3.inwx.eu']
const test = ['ns.ote.inwx.de', 'ns2.ote.inwx.de']

/** The nameservers that INWX serves its zones from; its test system has its own. */
export const nameserversAt = (url: string): readonly string[] =>
  new URL(url).hostname.includes('.ote.') ? test : live
