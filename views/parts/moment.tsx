import { clock, dayAndClock, dayAndSeconds, relative, utc } from '../format'
import type { Texts } from '../texts/de'

type Props = {
  t: Texts
  at: string
  /** With it the moment is told relative to it; otherwise as day and clock. */
  now?: string
  exact?: boolean
  short?: boolean
}

/** An instant in Berlin's time, with UTC in the title. */
export const Moment = ({ t, at, now, exact, short }: Props) => {
  const write = exact ? dayAndSeconds : short ? clock : dayAndClock
  return (
    <time datetime={at} title={utc(at)}>
      {now ? relative(at, now, t.locale) : write(at, t.locale)}
    </time>
  )
}
