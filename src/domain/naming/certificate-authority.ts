/** Who issues the sites' certificates, and how it proves that a name is ours. */
const issuer = 'letsencrypt.org'
const validationMethod = 'http-01'

/** Tags of the IANA registry: one that is critical and not among them forbids everything. */
const knownTags = new Set([
  ...['issue', 'issuewild', 'issuemail', 'issuevmc', 'iodef', 'contactemail', 'contactphone'],
])

type CaaProperty = { isCritical: boolean; tag: string; value: string }

/** `0 issue "letsencrypt.org; validationmethods=http-01"` */
const parseProperty = (content: string): CaaProperty => {
  const [, flags = '0', tag = '', value = ''] = /^(\d+)\s+(\S+)\s+"?(.*?)"?$/s.exec(content) ?? []
  return { isCritical: Number(flags) >= 128, tag: tag.toLowerCase(), value }
}

/** Undefined where it is malformed: then nobody may issue. */
const parseParameter = (text: string): [string, string] | undefined => {
  const [, key, value] = /^([a-z0-9]+)\s*=\s*([!-:<-~]*)$/i.exec(text.trim()) ?? []
  return key === undefined || value === undefined ? undefined : [key.toLowerCase(), value]
}

/** Parameters bind the permission: to ways of validation (RFC 8657), or to an account that is not ours. */
const allowsUs = ({ value }: CaaProperty): boolean => {
  const [authority = '', ...rest] = value.split(';')
  if (authority.trim().toLowerCase() !== issuer) return false
  const parameters = rest.filter((one) => one.trim() !== '').map(parseParameter)
  return parameters.every((parameter) => {
    if (!parameter) return false
    const [key, text] = parameter
    if (key === 'accounturi') return false
    return (
      key !== 'validationmethods' ||
      text.split(',').some((method) => method.trim().toLowerCase() === validationMethod)
    )
  })
}

/**
 * Whether the CAA records of one name forbid our certificate (RFC 8659). Without any `issue` every
 * authority may issue; `issuewild` is about wildcards alone.
 */
export const isCertificateForbidden = (contents: readonly string[]): boolean => {
  const properties = contents.map(parseProperty)
  if (properties.some(({ isCritical, tag }) => isCritical && !knownTags.has(tag))) return true
  const permissions = properties.filter(({ tag }) => tag === 'issue')
  return permissions.length > 0 && !permissions.some(allowsUs)
}

/** The names whose CAA records count for a host, in this order: the first that has any decides. */
export const listCaaNames = (host: string): string[] => {
  const labels = host.split('.')
  return labels.map((_, from) => labels.slice(from).join('.'))
}
