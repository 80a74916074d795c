import type { DriftFindingRow } from '../../../projections/queries/drift-findings'
import type { Texts } from '../../texts/de'
import { DriftActForm } from './drift-action-form'
import type { DriftAct, RefusedDriftAct } from './drift-view-model'

type Props = { t: Texts; finding: DriftFindingRow; refused?: RefusedDriftAct | undefined }

const nouns: Record<DriftAct, string> = {
  repair: 'repair',
  adopt: 'adoption',
  ignore: 'acceptance',
}

const planOf = (t: Texts, { kind }: DriftFindingRow, act: DriftAct) =>
  act === 'ignore' ? t.drift.ignore.plan : (t.drift.kinds[kind][act] ?? '')

const nameOf = (t: Texts, act: DriftAct) =>
  act === 'ignore' ? t.drift.ignore.act : t.drift.ways[act].act

/** What can be done about a finding, each act with what it will do; the rest is for hands. */
export const DriftActs = ({ t, finding, refused }: Props) => {
  const isIgnored = finding.decision?.outcome === 'ignored'
  const acts: DriftAct[] = [...finding.ways, ...(isIgnored ? [] : (['ignore'] as const))]
  const mine = refused?.target === finding.id ? refused : undefined
  return (
    <div class="row">
      {acts.map((act) => {
        const again = mine?.act === act ? mine : undefined
        const id = `${act}-${finding.id}`
        return (
          <details class="act inline" id={id} open={again !== undefined}>
            <summary class="btn">
              {nameOf(t, act)}
              <span class="sr">{` ${finding.subject}`}</span>
            </summary>
            <div class="panel">
              <DriftActForm
                t={t}
                id={id}
                action={`/admin/drift/${finding.id}/${nouns[act]}`}
                plan={planOf(t, finding, act)}
                submit={nameOf(t, act)}
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
