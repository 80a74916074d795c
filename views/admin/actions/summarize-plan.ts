import type { PlanLine } from '../../../events/project'
import type { Texts } from '../../texts/de'
import { formatMoney } from '../../texts/format'

type PlanLines = readonly PlanLine[]

const countChangedRecords = (changed: PlanLines, t: Texts) => {
  const types = Map.groupBy(
    changed.filter(({ what }) => what === 'record'),
    ({ name }) => name.split(' ')[0] ?? '',
  )
  return [...types].map(([type, lines]) => t.plans.recordsChanged(lines.length, type))
}

const summarizeLines = (lines: PlanLines, t: Texts) => {
  const having = (act: PlanLine['act']) => lines.filter((line) => line.act === act)
  const changed = having('change')
  const others = changed.filter(({ what }) => what !== 'record').length
  const some = (act: PlanLine['act'], say: (count: number) => string) =>
    having(act).length > 0 ? [say(having(act).length)] : []
  return [
    t.plans.creates(having('create').length),
    ...countChangedRecords(changed, t),
    ...(others > 0 ? [t.plans.changes(others)] : []),
    ...some('buy', t.plans.buys),
    ...some('deploy', t.plans.deploys),
    ...some('delete', t.plans.deletes),
    ...some('keep', t.plans.keeps),
  ]
}

/** `0 Anlagen, 1 A-Record geändert, 1 Deployment, 0,00 €`: what it costs is only what is bought now. */
export const summarizePlan = (lines: PlanLines, t: Texts) => {
  if (lines.length === 0) return t.plans.nothing
  const bought = lines.filter(({ act }) => act === 'buy')
  const cents = bought.reduce((sum, { netCents = 0 }) => sum + netCents, 0)
  return [...summarizeLines(lines, t), formatMoney(cents, t.locale)].join(', ')
}
