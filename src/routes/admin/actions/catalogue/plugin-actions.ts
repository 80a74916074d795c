import { z } from 'zod'
import type { PluginItem } from '../../../../../projections/queries/plugins'
import type { CatalogueFormModel } from '../../../../../views/admin/catalogue/catalogue-view-model'
import {
  PluginDescriptionFields,
  PluginPhaseField,
} from '../../../../../views/admin/catalogue/plugin-fields'
import type { PluginChoices } from '../../../../../views/admin/catalogue/plugin-view-model'
import {
  canFeaturePlugin,
  canRelistPlugin,
  canUnfeaturePlugin,
  canUnlistPlugin,
} from '../../../../domain/catalogue/allowed-plugin-actions'
import { catalogueIcons } from '../../../../domain/catalogue/catalogue-icons'
import type { PluginCommand } from '../../../../domain/catalogue/decide-plugin'
import { pluginPhases } from '../../../../domain/catalogue/plugin-phases'
import { isReadableLine } from '../../../../domain/contact/text-line'
import { type AdminAction, defineCodedAction } from '../define-action'
import { namedLook, optionalLine } from './catalogue-inputs'
import type { CatalogueActionKind } from './catalogue-target'

type PluginSubject = { id: string; item: PluginItem; choices: PluginChoices }

/** The item is there: a plugin comes by its first version alone. */
export type PluginKind = CatalogueActionKind<
  PluginSubject,
  PluginItem,
  CatalogueFormModel<PluginItem, PluginChoices>,
  PluginCommand
>

const definePluginAction = defineCodedAction<PluginKind>()((t) => t.catalogue.plugins.actions)

const maxDescriptionLength = 500
const maxLongLength = 10_000
const maxUrlLength = 500

const longText = z
  .string()
  .default('')
  .transform((text) => text.replaceAll('\r\n', '\n'))
  .refine((text) => text.length <= maxLongLength, 'TOO_LONG')
  .refine(
    (text) => text.split('\n').every((line) => line.trim() === '' || isReadableLine(line)),
    'BAD_CHARACTERS',
  )

const screenshotUrl = z
  .string()
  .default('')
  .refine((url) => url.length <= maxUrlLength, 'TOO_LONG')
  .refine((url) => url === '' || (URL.canParse(url) && url.startsWith('https://')), 'BAD_FORMAT')

/** An icon of the old marketplace stays as long as no other is chosen. */
const iconOf = (item: PluginItem) =>
  z
    .string()
    .default('')
    .refine(
      (icon) =>
        icon === '' || icon === item.ownIcon || catalogueIcons.some((known) => known === icon),
      'INVALID',
    )

const description = definePluginAction({
  code: 'description',
  reasons: ['moreTelling', 'corrected', 'typo', 'other'],
  plan: 'computed',
  Fields: PluginDescriptionFields,
  labels: ({ catalogue: { fields, plugins } }) => ({ ...fields, ...plugins.fields }),
  isAllowed: () => true,
  input: ({ subject: { item, choices } }) =>
    z.object({
      displayName: namedLook.displayName,
      displayNameEn: namedLook.displayNameEn,
      description: optionalLine(maxDescriptionLength),
      descriptionEn: optionalLine(maxDescriptionLength),
      longDescription: longText,
      longDescriptionEn: longText,
      category: z
        .string('REQUIRED')
        .refine((code) => choices.categories.some((one) => one.code === code), 'UNKNOWN_CATEGORY'),
      icon: iconOf(item),
      screenshotUrl,
      hasTrial: z.enum(['yes', 'no'], 'INVALID').transform((answer) => answer === 'yes'),
      order: namedLook.order,
    }),
  command: (fields) => ({ type: 'DescribePlugin', data: { fields } }),
})

const phase = definePluginAction({
  code: 'phase',
  reasons: ['tested', 'corrected', 'other'],
  plan: 'computed',
  Fields: PluginPhaseField,
  labels: (t) => ({ phase: t.catalogue.plugins.fields.phase }),
  isAllowed: () => true,
  input: () => z.object({ phase: z.enum(pluginPhases, 'REQUIRED') }),
  command: (data) => ({ type: 'ReachPhase', data }),
})

const featuring = definePluginAction({
  code: 'featuring',
  reasons: ['promotion', 'other'],
  plan: 'computed',
  isAllowed: canFeaturePlugin,
  command: () => ({ type: 'FeaturePlugin', data: { isFeatured: true } }),
})

const unfeaturing = definePluginAction({
  code: 'unfeaturing',
  reasons: ['promotion', 'notNeeded', 'other'],
  plan: 'computed',
  isAllowed: canUnfeaturePlugin,
  command: () => ({ type: 'FeaturePlugin', data: { isFeatured: false } }),
})

const unlisting = definePluginAction({
  code: 'unlisting',
  reasons: ['notNeeded', 'replaced', 'wrong', 'other'],
  plan: 'computed',
  isDangerous: true,
  isAllowed: canUnlistPlugin,
  command: () => ({ type: 'UnlistPlugin' }),
})

const relisting = definePluginAction({
  code: 'relisting',
  reasons: ['rangeExtended', 'corrected', 'other'],
  plan: 'computed',
  isAllowed: canRelistPlugin,
  command: () => ({ type: 'RelistPlugin' }),
})

/** Every act on a plugin, in the order in which its page offers them; its prices have a page of their own. */
export const pluginActions: readonly AdminAction<PluginKind>[] = [
  description,
  phase,
  featuring,
  unfeaturing,
  relisting,
  unlisting,
]
