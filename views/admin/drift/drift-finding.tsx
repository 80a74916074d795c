import type { DriftFindingRow } from '../../../projections/queries/drift-findings'
import { getActorName } from '../../audit/actor-name'
import { getReasonText } from '../../audit/reason-text'
import type { Tone } from '../../layout/page-frame'
import { Timestamp } from '../../parts/timestamp'
import type { Texts } from '../../texts/de'
import { formatMoney } from '../../texts/format'
import { DriftActions } from './drift-actions'
import type { DriftViewModel, OfferedFinding } from './drift-view-model'

type Props = { t: Texts; finding: OfferedFinding; model: DriftViewModel; canAct: boolean }

const tones: Record<DriftFindingRow['severity'], Tone> = {
  breaks: 'bad',
  costs: 'wait',
  odd: 'busy',
}

const Comparison = ({ t, finding }: Pick<Props, 't' | 'finding'>) => (
  <dl class="compared">
    <dt>{t.drift.expected}</dt>
    <dd>{finding.expected ? <code>{finding.expected}</code> : t.drift.nothing}</dd>
    <dt>{t.drift.found}</dt>
    <dd>{finding.found ? <code>{finding.found}</code> : t.drift.nothing}</dd>
  </dl>
)

const DecisionSummary = ({ t, finding: { decision }, model }: Omit<Props, 'canAct'>) =>
  decision && (
    <p>
      <strong>{t.drift.outcomes[decision.outcome]}</strong>
      {decision.outcome === 'failed' && `: ${decision.vendorText ?? decision.code ?? ''}`}
      <br />
      <span class="meta">
        {getActorName(decision.by, model.names, t)}
        {', '}
        <Timestamp t={t} at={decision.decidedAt} />
        {decision.reason && `: ${getReasonText(decision.reason.code, t)}`}
      </span>
    </p>
  )

const FindingFacts = ({ t, finding }: Pick<Props, 't' | 'finding'>) => (
  <p class="trace meta">
    <span>{t.vendors[finding.source]}</span>
    {finding.projectId && finding.projectName && (
      <a href={`/admin/projects/${finding.projectId}`}>
        <bdi>{finding.projectName}</bdi>
      </a>
    )}
    <span>
      {t.drift.since} <Timestamp t={t} at={finding.firstSeen} />
    </span>
    <span>
      {t.drift.lastSeen} <Timestamp t={t} at={finding.lastSeen} />
    </span>
    {finding.decision && (
      <a href={`/audit?stream=drift-${finding.id}`}>
        {t.drift.history}
        <span class="sr">
          {' '}
          <bdi>{finding.subject}</bdi>
        </span>
      </a>
    )}
  </p>
)

/** One difference: what and how, its cost, and its actions. */
export const DriftFinding = (props: Props) => {
  const { t, finding, model, canAct } = props
  const texts = t.drift.kinds[finding.kind]
  return (
    <li id={`finding-${finding.id}`}>
      <h3>
        {texts.title}: <bdi class="subject">{finding.subject}</bdi>
      </h3>
      <p class="cost num">
        <span class="sr">{`${t.drift.cost}: `}</span>
        {finding.yearlyCents === null ? (
          t.none
        ) : (
          <>
            <strong>{formatMoney(finding.yearlyCents, t.locale)}</strong> {t.drift.perYear}
          </>
        )}
      </p>
      <div class="how">
        <p>
          <span class={`badge ${tones[finding.severity]}`}>
            {t.drift.severities[finding.severity]}
          </span>{' '}
          {texts.text}
        </p>
        <Comparison t={t} finding={finding} />
        <DecisionSummary t={t} finding={finding} model={model} />
        {texts.hand && (
          <p class="meta">
            <strong>{finding.ways.length > 0 ? t.drift.byHand : t.drift.onlyByHand}:</strong>{' '}
            {texts.hand}
          </p>
        )}
        {canAct && finding.actions.length > 0 && (
          <DriftActions t={t} finding={finding} refused={model.refused} />
        )}
        <FindingFacts t={t} finding={finding} />
      </div>
    </li>
  )
}
