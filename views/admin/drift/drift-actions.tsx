import type { DriftFindingRow } from '../../../projections/queries/drift-findings'
import type { Texts } from '../../texts/de'
import { DriftActionForm } from './drift-action-form'
import type { DriftAction, RefusedDriftForm } from './drift-view-model'

type Props = { t: Texts; finding: DriftFindingRow; refused?: RefusedDriftForm | undefined }

const actionPaths: Record<DriftAction, string> = {
  repair: 'repair',
  adopt: 'adoption',
  ignore: 'acceptance',
}

const describePlan = (t: Texts, { kind }: DriftFindingRow, action: DriftAction) =>
  action === 'ignore' ? t.drift.ignore.plan : (t.drift.kinds[kind][action] ?? '')

const getActionLabel = (t: Texts, action: DriftAction) =>
  action === 'ignore' ? t.drift.ignore.act : t.drift.ways[action].act

/** The actions that a finding offers, each with its plan; other findings are fixed by hand. */
export const DriftActions = ({ t, finding, refused }: Props) => {
  const isIgnored = finding.decision?.outcome === 'ignored'
  const actions: DriftAction[] = [...finding.ways, ...(isIgnored ? [] : (['ignore'] as const))]
  const refusedForm = refused?.target === finding.id ? refused : undefined
  return (
    <div class="row">
      {actions.map((action) => {
        const again = refusedForm?.action === action ? refusedForm : undefined
        const id = `${action}-${finding.id}`
        return (
          <details class="act inline" id={id} open={again !== undefined}>
            <summary class="btn">
              {getActionLabel(t, action)}
              <span class="sr">{` ${finding.subject}`}</span>
            </summary>
            <div class="panel">
              <DriftActionForm
                t={t}
                id={id}
                url={`/admin/drift/${finding.id}/${actionPaths[action]}`}
                plan={describePlan(t, finding, action)}
                submit={getActionLabel(t, action)}
                reasons={t.drift.reasons}
                refused={again}
              />
            </div>
          </details>
        )
      })}
    </div>
  )
}
