const liveNameservers = ['ns.inwx.de', 'ns2.inwx.de', 'ns3.inwx.eu']
const testNameservers = ['ns.ote.inwx.de', 'ns2.ote.inwx.de']

/** The nameservers that INWX serves its zones from; its test system has its own. */
export const nameserversFor = (url: string): readonly string[] =>
  new URL(url).hostname.includes('.ote.') ? testNameservers : liveNameservers
