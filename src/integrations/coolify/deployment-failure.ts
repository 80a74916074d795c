export type DeploymentFailureCode = 'IMAGE_MISSING' | 'SERVER_UNREACHABLE' | 'DEPLOYMENT_FAILED'

/** Docker's and git's own words; what Coolify says around them changes with its versions. */
const failurePatterns: readonly (readonly [DeploymentFailureCode, RegExp])[] = [
  [
    'IMAGE_MISSING',
    /manifest (for \S+ not found|unknown)|pull access denied|no such image|repository (\S+ )?(does not exist|not found)/i,
  ],
  [
    'SERVER_UNREACHABLE',
    /server .{0,200}is not (functional|reachable)|ssh: connect to host|ssh_exchange_identification|no route to host/i,
  ],
]

/** What kind of failure the log of a deployment tells of: whoever mends it does something else for each. */
export const classifyDeploymentFailure = (logs: string): DeploymentFailureCode =>
  failurePatterns.find(([, pattern]) => pattern.test(logs))?.[0] ?? 'DEPLOYMENT_FAILED'
