import type { Texts } from '../texts/de'
import {
  formatDateOrTime,
  formatDateTime,
  formatDateTimeWithSeconds,
  formatRelativeTime,
  formatUtc,
} from '../texts/format'

type Props = {
  t: Texts
  at: string
  /**
   * `relativeTo`: relative to that time; `briefAt`: without the date if it is that day's; `exact`:
   * with seconds.
   */
  format?: { relativeTo: string } | { briefAt: string } | 'exact'
}

const formatTimestamp = ({ t, at, format }: Props) => {
  if (format === 'exact') return formatDateTimeWithSeconds(at, t.locale)
  if (!format) return formatDateTime(at, t.locale)
  return 'relativeTo' in format
    ? formatRelativeTime(at, format.relativeTo, t.locale)
    : formatDateOrTime(at, format.briefAt, t.locale)
}

/** A time in Berlin's time zone, with UTC in the title. */
export const Timestamp = (props: Props) => (
  <time datetime={props.at} title={formatUtc(props.at)}>
    {formatTimestamp(props)}
  </time>
)
