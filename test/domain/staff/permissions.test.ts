import { expect, test } from 'bun:test'
import type { Role } from '../../../events/codes'
import type { StaffPermission } from '../../../src/domain/staff/permissions'
import { hasPermission } from '../../../src/domain/staff/permissions'

test.each<[StaffPermission, Role[]]>([
  ['read', ['admin', 'caseworker', 'auditor']],
  ['write', ['admin', 'caseworker']],
  ['manage', ['admin']],
  ['audit', ['admin', 'caseworker', 'auditor']],
])('staff who may %s', (permission, roles) => {
  const all: Role[] = ['admin', 'caseworker', 'auditor']
  expect(all.filter((role) => hasPermission(role, permission))).toEqual(roles)
})
