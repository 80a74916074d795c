import { z } from 'zod'
import { isPluginInstalled } from '../../../../../projections/queries/rollouts'
import {
  ReleaseNotesFields,
  YankCauseField,
} from '../../../../../views/admin/catalogue/versions/version-fields'
import type {
  ShownVersion,
  VersionFormModel,
} from '../../../../../views/admin/catalogue/versions/version-view-model'
import {
  canChooseVersion,
  canReleaseVersion,
  canYankVersion,
  type StaffVersionCommand,
} from '../../../../domain/catalogue/version-state'
import { isReadableLine } from '../../../../domain/contact/text-line'
import { type AdminAction, defineCodedAction } from '../define-action'
import { requiredText } from '../form-schemas'
import { yesOrNo } from './catalogue-inputs'
import type { CatalogueActionKind } from './catalogue-target'

/** `id`: the plugin, whose stream has the version. */
type VersionSubject = { id: string; item: ShownVersion }

export type VersionKind = CatalogueActionKind<
  VersionSubject,
  ShownVersion,
  VersionFormModel,
  StaffVersionCommand
>

const defineVersionAction = defineCodedAction<VersionKind>()((t) => t.catalogue.versions.actions)

const maxChangelogLength = 20_000
const maxCauseLength = 200

const nameOf = ({ item: { version, runtime } }: VersionSubject) => ({ version, runtime })

/** Markdown. */
export const changelog = z
  .string()
  .default('')
  .transform((text) => text.replaceAll('\r\n', '\n').trim())
  .refine((text) => text.length <= maxChangelogLength, 'TOO_LONG')
  .refine(
    (text) => text.split(/[\n\t]/).every((line) => line.trim() === '' || isReadableLine(line)),
    'BAD_CHARACTERS',
  )

const release = defineVersionAction({
  code: 'release',
  reasons: ['tested', 'checkedByHand', 'other'],
  plan: 'computed',
  isAllowed: canReleaseVersion,
  command: (_, { subject }) => ({ type: 'ReleaseVersion', data: nameOf(subject) }),
})

const current = defineVersionAction({
  code: 'current',
  reasons: ['newVersion', 'tested', 'disturbance', 'other'],
  plan: 'computed',
  isAllowed: canChooseVersion,
  command: async (_, { subject, deps }) => ({
    type: 'ChooseCurrentVersion',
    data: nameOf(subject),
    isInstalled: await isPluginInstalled(deps.sql, subject.id),
  }),
})

const notes = defineVersionAction({
  code: 'notes',
  reasons: ['corrected', 'typo', 'other'],
  plan: 'computed',
  Fields: ReleaseNotesFields,
  labels: (t) => t.catalogue.versions.fields,
  isAllowed: () => true,
  input: () => z.object({ changelog, isBreaking: yesOrNo }),
  command: (data, { subject }) => ({
    type: 'CorrectReleaseNotes',
    data: { ...nameOf(subject), ...data },
  }),
})

const yank = defineVersionAction({
  code: 'yank',
  reasons: ['wrong', 'disturbance', 'replaced', 'other'],
  plan: 'computed',
  isDangerous: true,
  Fields: YankCauseField,
  labels: (t) => t.catalogue.versions.fields,
  isAllowed: canYankVersion,
  input: () => z.object({ cause: requiredText(maxCauseLength) }),
  command: (data, { subject }) => ({
    type: 'YankVersion',
    data: { ...nameOf(subject), ...data },
  }),
})

/** Every act on a version, in the order in which its page offers them. */
export const versionActions: readonly AdminAction<VersionKind>[] = [release, current, notes, yank]
