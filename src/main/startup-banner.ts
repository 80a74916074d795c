import type { Config } from '../config'
import { sandboxAccounts, sandboxPassword } from './seed/sandbox-accounts'

/** Where everything is, for the person who started it. */
export const renderStartupBanner = (config: Config, startedInMs: number) => {
  const { publicUrl, sitesPort, dataDir, mode, role } = config
  const lines = [
    `VRS Marketplace is ready (${(startedInMs / 1000).toFixed(1)} s, ${mode}, role ${role})`,
  ]
  if (role === 'worker') return lines[0]
  lines.push(
    `  Shop      ${publicUrl}/`,
    `  Admin     ${publicUrl}/admin`,
    `  Audit     ${publicUrl}/audit`,
  )
  if (mode === 'sandbox')
    lines.push(
      `  Sandbox   ${publicUrl}/sandbox`,
      `  Sites     http://<name>.vrs.localhost:${sitesPort}/`,
      `  Accounts  ${sandboxAccounts.map(({ email }) => email).join(', ')}`,
      `  Password  ${sandboxPassword}`,
    )
  lines.push(`  Data      ${dataDir}`)
  return lines.join('\n')
}
