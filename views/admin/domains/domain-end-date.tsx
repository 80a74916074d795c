import type { Tone } from '../../layout/page-frame'
import type { Texts } from '../../texts/de'
import { formatDate } from '../../texts/format'

const msPerDay = 86_400_000

/** The tone of an end date: bad within 7 days, waiting within 14, none later. */
const toneOf = (at: string, now: string): Tone | undefined => {
  const days = (Date.parse(at) - Date.parse(now)) / msPerDay
  if (days < 7) return 'bad'
  return days < 14 ? 'wait' : undefined
}

type Props = { t: Texts; at: string | null; now: string }

/** An end date, colored when it is near. */
export const DomainEndDate = ({ t, at, now }: Props) => {
  if (!at) return <>{t.none}</>
  const tone = toneOf(at, now)
  const date = (
    <time datetime={at} title={at}>
      {formatDate(at, t.locale)}
    </time>
  )
  return tone ? <span class={`badge ${tone}`}>{date}</span> : date
}
