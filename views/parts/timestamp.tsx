import type { Texts } from '../texts/de'
import { dayAndClock, dayAndSeconds, relative, shortest, utc } from '../texts/format'

type Props = {
  t: Texts
  at: string
  /** `ago`: told relative to `now`; `brief`: without the day if it is today; `exact`: with seconds. */
  as?: { ago: string } | { brief: string } | 'exact'
}

const written = ({ t, at, as }: Props) => {
  if (as === 'exact') return dayAndSeconds(at, t.locale)
  if (!as) return dayAndClock(at, t.locale)
  return 'ago' in as ? relative(at, as.ago, t.locale) : shortest(at, as.brief, t.locale)
}

/** An instant in Berlin's time, with UTC in the title. */
export const Moment = (props: Props) => (
  <time datetime={props.at} title={utc(props.at)}>
    {written(props)}
  </time>
)
