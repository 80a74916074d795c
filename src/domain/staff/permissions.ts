import type { Role } from '../../../events/codes'

/** What staff may do: `write` acts on projects, `manage` on servers, catalogue and staff. */
export type StaffPermission = 'read' | 'write' | 'manage' | 'audit'

const rolesByPermission: Readonly<Record<StaffPermission, readonly Role[]>> = {
  read: ['admin', 'caseworker', 'auditor'],
  write: ['admin', 'caseworker'],
  manage: ['admin'],
  audit: ['admin', 'caseworker', 'auditor'],
}

/** Guards let requests in by it, and pages show by it what a person may do. */
export const hasPermission = (role: Role, permission: StaffPermission): boolean =>
  rolesByPermission[permission].includes(role)
