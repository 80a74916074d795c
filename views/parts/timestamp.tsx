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
  /** `ago`: told relative to `now`; `brief`: without the day if it is today; `exact`: with seconds. */
  format?: { relativeTo: string } | { briefAt: string } | 'exact'
}

const formatTimestamp = ({ t, at, format }: Props) => {
  if (format === 'exact') return formatDateTimeWithSeconds(at, t.locale)
  if (!format) return formatDateTime(at, t.locale)
  return 'relativeTo' in format
    ? formatRelativeTime(at, format.relativeTo, t.locale)
    : formatDateOrTime(at, format.briefAt, t.locale)
}

/** An instant in Berlin's time, with UTC in the title. */
export const Timestamp = (props: Props) => (
  <time datetime={props.at} title={formatUtc(props.at)}>
    {formatTimestamp(props)}
  </time>
)
