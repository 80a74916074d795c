import { z } from 'zod'
import type { ProjectRow } from '../../../../../projections/projects'
import { LicenseIssueFields } from '../../../../../views/admin/licenses/license-issue-fields'
import type { ProjectActionModel } from '../../../../../views/admin/projects/project-view-model'
import {
  type StaffLicenseRequest,
  staffLicenseTerms,
} from '../../../../domain/license/staff-license'
import type { ProjectFacts } from '../../../../domain/project/allowed-actions'
import { canIssueLicense } from '../../../../domain/project/allowed-actions'
import { type ActionKind, defineCodedAction, planIsConfirmed } from '../define-action'
import { requiredText } from '../form-schemas'

export type IssueCommand = Pick<StaffLicenseRequest, 'plugin' | 'terms'>
export type LicenseIssueKind = ActionKind<
  ProjectRow,
  ProjectFacts,
  ProjectActionModel,
  IssueCommand
>

const defineIssue = defineCodedAction<LicenseIssueKind>()((t) => t.project.actions)

/** A license without an order: for nothing, or with a price from the second period on. */
export const licenseIssue = defineIssue({
  code: 'license-issue',
  reasons: ['agreed', 'customerAsked', 'promotion', 'other'],
  plan: 'computed',
  confirmation: planIsConfirmed,
  isAllowed: canIssueLicense,
  Fields: LicenseIssueFields,
  labels: (t) => ({
    plugin: t.records.licenses.columns.plugin,
    terms: t.records.licenses.issue.terms,
  }),
  input: () => z.object({ plugin: requiredText(50), terms: z.enum(staffLicenseTerms, 'REQUIRED') }),
  command: (command) => command,
})
