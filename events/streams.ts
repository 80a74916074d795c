export const projectStream = (projectId: string) => `project-${projectId}`
export const personStream = (personId: string) => `person-${personId}`
export const domainStream = (asciiName: string) => `domain-${asciiName}`
export const licenseStream = (projectId: string, plugin: string) => `license-${projectId}-${plugin}`
export const pluginStream = (name: string) => `plugin-${name}`
export const bundleStream = (code: string) => `bundle-${code}`
export const projectTypeStream = (code: string) => `project_type-${code}`
export const categoryStream = (code: string) => `category-${code}`
export const baseDomainStream = (name: string) => `base_domain-${name}`
export const driftStream = (findingId: string) => `drift-${findingId}`
export const driftCheckStream = (checkId: string) => `drift_check-${checkId}`
export const alertStream = (alertId: string) => `alert-${alertId}`
export const serverStream = (serverId: string) => `server-${serverId}`
/** The one stream of what holds for all servers together. */
export const serverPoolStream = 'server_pool-main'

/** `license-<project id>-<plugin>` -> `project-<project id>`: a plugin's name has no hyphen. */
export const findProjectStreamOfLicense = (stream: string) =>
  projectStream(stream.slice('license-'.length, stream.lastIndexOf('-')))

/** `project-0199…` -> `0199…`: what follows the kind in a stream's name. */
export const parseStreamId = (stream: string) => stream.slice(stream.indexOf('-') + 1)
export const parseStreamKind = (stream: string) => stream.slice(0, stream.indexOf('-'))
