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

const describePlan = (t: Texts, { kind }: DriftFindingRow, act: DriftAction) =>
  act === 'ignore' ? t.drift.ignore.plan : (t.drift.kinds[kind][act] ?? '')

const getActionLabel = (t: Texts, act: DriftAction) =>
  act === 'ignore' ? t.drift.ignore.act : t.drift.ways[act].act

/** What can be done about a finding, each act with what it will do; the rest is for hands. */
export const DriftActions = ({ t, finding, refused }: Props) => {
  const isIgnored = finding.decision?.outcome === 'ignored'
  const acts: DriftAction[] = [...finding.ways, ...(isIgnored ? [] : (['ignore'] as const))]
  const mine = refused?.target === finding.id ? refused : undefined
  return (
    <div class="row">
      {acts.map((act) => {
        const again = mine?.action === act ? mine : undefined
        const id = `${act}-${finding.id}`
        return (
          <details class="act inline" id={id} open={again !== undefined}>
            <summary class="btn">
              {getActionLabel(t, act)}
              <span class="sr">{` ${finding.subject}`}</span>
            </summary>
            <div class="panel">
              <DriftActionForm
                t={t}
                id={id}
                url={`/admin/drift/${finding.id}/${actionPaths[act]}`}
                plan={describePlan(t, finding, act)}
                submit={getActionLabel(t, act)}
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
