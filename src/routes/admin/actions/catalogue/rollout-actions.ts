import type { CatalogueFormModel } from '../../../../../views/admin/catalogue/catalogue-view-model'
import type { RolloutItem } from '../../../../../views/admin/catalogue/rollout-view-model'
import { canResumeRollout, canRollBack } from '../../../../domain/rollout/allowed-rollout-actions'
import type { StaffRolloutCommand } from '../../../../domain/rollout/rollout-decider'
import { type AdminAction, defineCodedAction } from '../define-action'
import type { CatalogueActionKind } from './catalogue-target'

export type RolloutKind = CatalogueActionKind<
  { id: string; item: RolloutItem },
  RolloutItem,
  CatalogueFormModel<RolloutItem, Record<string, never>>,
  StaffRolloutCommand
>

const defineRolloutAction = defineCodedAction<RolloutKind>()((t) => t.catalogue.rollouts.actions)

const resumption = defineRolloutAction({
  code: 'resumption',
  reasons: ['causeRemoved', 'checkedByHand', 'tested', 'other'],
  plan: 'computed',
  isAllowed: canResumeRollout,
  command: (_, { subject: { item } }) => ({
    type: 'ResumeRollout',
    data: {
      version: item.version,
      failed: item.rings.flatMap(({ failed }) => failed.map(({ projectId }) => projectId)),
    },
  }),
})

const rollback = defineRolloutAction({
  code: 'rollback',
  reasons: ['wrong', 'disturbance', 'customerAsked', 'other'],
  plan: 'computed',
  isDangerous: true,
  isAllowed: canRollBack,
  command: (_, { subject: { item } }) => ({
    type: 'RollBackRollout',
    data: { version: item.version },
  }),
})

export const rolloutActions: readonly AdminAction<RolloutKind>[] = [resumption, rollback]
