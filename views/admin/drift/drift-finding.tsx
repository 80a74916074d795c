import type { DriftFindingRow } from '../../../projections/queries/drift-findings'
import { actorName } from '../../audit/actor-name'
import { reasonText } from '../../audit/reason-text'
import type { Tone } from '../../layout/page-frame'
import { Moment } from '../../parts/timestamp'
import type { Texts } from '../../texts/de'
import { money } from '../../texts/format'
import { DriftActs } from './drift-actions'
import type { DriftShown } from './drift-view-model'

type Props = { t: Texts; finding: DriftFindingRow; shown: DriftShown; mayAct: boolean }

const tones: Record<DriftFindingRow['severity'], Tone> = {
  breaks: 'bad',
  costs: 'wait',
  odd: 'busy',
}

const Compared = ({ t, finding }: Pick<Props, 't' | 'finding'>) => (
  <dl class="compared">
    <dt>{t.drift.expected}</dt>
    <dd>{finding.expected ? <code>{finding.expected}</code> : t.drift.nothing}</dd>
    <dt>{t.drift.found}</dt>
    <dd>{finding.found ? <code>{finding.found}</code> : t.drift.nothing}</dd>
  </dl>
)

const Decided = ({ t, finding: { decision }, shown }: Omit<Props, 'mayAct'>) =>
  decision && (
    <p>
      <strong>{t.drift.outcomes[decision.outcome]}</strong>
      {decision.outcome === 'failed' && `: ${decision.vendorText ?? decision.code ?? ''}`}
      <br />
      <span class="meta">
        {actorName(decision.by, shown.names, t)}
        {', '}
        <Moment t={t} at={decision.decidedAt} />
        {decision.reason && `: ${reasonText(decision.reason.code, t)}`}
      </span>
    </p>
  )

const About = ({ t, finding }: Pick<Props, 't' | 'finding'>) => (
  <p class="trace meta">
    <span>{t.vendors[finding.source]}</span>
    {finding.projectId && finding.projectName && (
      <a href={`/admin/projects/${finding.projectId}`}>{finding.projectName}</a>
    )}
    <span>
      {t.drift.since} <Moment t={t} at={finding.firstSeen} />
    </span>
    <span>
      {t.drift.lastSeen} <Moment t={t} at={finding.lastSeen} />
    </span>
    {finding.decision && (
      <a href={`/audit?stream=drift-${finding.id}`}>
        {t.drift.history}
        <span class="sr">{` ${finding.subject}`}</span>
      </a>
    )}
  </p>
)

/** One thing that differs: what, how, what it costs, and what can be done. */
export const DriftFinding = (props: Props) => {
  const { t, finding, shown, mayAct } = props
  const said = t.drift.kinds[finding.kind]
  const outcome = finding.decision?.outcome
  return (
    <li id={`finding-${finding.id}`}>
      <h3>
        {said.title}: <span class="subject">{finding.subject}</span>
      </h3>
      <p class="cost num">
        <span class="sr">{`${t.drift.cost}: `}</span>
        {finding.yearlyCents === null ? (
          t.none
        ) : (
          <>
            <strong>{money(finding.yearlyCents, t.locale)}</strong> {t.drift.perYear}
          </>
        )}
      </p>
      <div class="how">
        <p>
          <span class={`badge ${tones[finding.severity]}`}>
            {t.drift.severities[finding.severity]}
          </span>{' '}
          {said.text}
        </p>
        <Compared t={t} finding={finding} />
        <Decided t={t} finding={finding} shown={shown} />
        {said.hand && (
          <p class="meta">
            <strong>{finding.ways.length > 0 ? t.drift.byHand : t.drift.onlyByHand}:</strong>{' '}
            {said.hand}
          </p>
        )}
        {mayAct && outcome !== 'ordered' && outcome !== 'mended' && (
          <DriftActs t={t} finding={finding} refused={shown.refused} />
        )}
        <About t={t} finding={finding} />
      </div>
    </li>
  )
}
