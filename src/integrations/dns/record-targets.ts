import type { PublicZoneRecord } from './query-nameserver'

const lastWord = (content: string) => content.slice(content.lastIndexOf(' ') + 1)

/** `include:_spf.firma.example`, `a:post.firma.example/24`, `redirect=…`; a macro is no name. */
const spfTargets = (content: string): string[] =>
  /^v=spf1(\s|$)/i.test(content)
    ? content.split(/\s+/).flatMap((term) => {
        const [, name] = /^[-+~?]?(?:include|a|mx|ptr|exists|redirect)[:=]([^/]+)/i.exec(term) ?? []
        return name && !name.includes('%') ? [name.toLowerCase().replace(/\.$/, '')] : []
      })
    : []

/** The names that a record refers to, in lower case. */
export const listTargets = ({ type, content }: PublicZoneRecord): string[] => {
  switch (type) {
    case 'CNAME':
    case 'NS':
      return [content]
    case 'MX':
    case 'SRV':
      return [lastWord(content)]
    case 'HTTPS':
    case 'SVCB':
      return content.split(' ').slice(1, 2)
    case 'TXT':
      return spfTargets(content)
    default:
      return []
  }
}

/** Where a mail server says which certificate it has; nothing else refers to that name. */
export const listImpliedNames = ({ type, content }: PublicZoneRecord): string[] =>
  type === 'MX' ? [`_25._tcp.${lastWord(content)}`] : []

export const isInZone = (name: string, zone: string) => name === zone || name.endsWith(`.${zone}`)
