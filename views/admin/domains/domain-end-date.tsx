import { findEndUrgency } from '../../../src/domain/naming/expiry-window'
import type { Tone } from '../../layout/page-frame'
import type { Texts } from '../../texts/de'
import { formatDate } from '../../texts/format'

const toneByUrgency = { urgent: 'bad', soon: 'wait' } as const satisfies Record<string, Tone>

type Props = { t: Texts; at: string | null; now: string }

/** An end date, colored when it is near. */
export const DomainEndDate = ({ t, at, now }: Props) => {
  if (!at) return <>{t.none}</>
  const urgency = findEndUrgency(at, new Date(now))
  const tone = urgency && toneByUrgency[urgency]
  const date = (
    <time datetime={at} title={at}>
      {formatDate(at, t.locale)}
    </time>
  )
  return tone ? <span class={`badge ${tone}`}>{date}</span> : date
}
