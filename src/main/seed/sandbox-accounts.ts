import type { Role } from '../../../events/codes'

export const sandboxPassword = 'vrs-sandbox'

export const sandboxAccounts: readonly { email: string; name: string; role: Role }[] = [
  { email: 'admin@vrs.localhost', name: 'Anna Admin', role: 'admin' },
  { email: 'sachbearbeitung@vrs.localhost', name: 'Jana Krüger', role: 'caseworker' },
  { email: 'revision@vrs.localhost', name: 'Robert Reiter', role: 'auditor' },
]
