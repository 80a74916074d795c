import type { StaffPageFrame } from '../../layout/page-frame'
import { Card } from '../../parts/card'
import { formatDateOrTime, formatDuration, formatNumber } from '../../texts/format'
import { getVendorName } from '../../texts/vendor-name'
import type { VendorHealth } from './today-view-model'

type Props = { frame: StaffPageFrame; vendors: readonly VendorHealth[] }
type VendorProps = { frame: StaffPageFrame; health: VendorHealth }

const barWidth = 4
const barStep = 6
const chartHeight = 22
/** An hour with calls but without a failure. */
const calmHeight = 8

const describeHealth = ({ frame: { t, now }, health }: VendorProps) => {
  const { since, hours, medianMs } = health
  if (since) return t.today.vendorHeld(formatDateOrTime(since, now, t.locale))
  const { calls, failed } = hours.at(-1) ?? { calls: 0, failed: 0 }
  if (failed > 0) return t.today.vendorFailing(formatNumber(failed, t.locale), failed === 1)
  if (medianMs !== undefined) return t.today.vendorCalmIn(formatDuration(medianMs, t.locale))
  return calls > 0 ? t.today.vendorCalm : t.today.vendorIdle
}

const toneOf = ({ since, hours }: VendorHealth) => {
  if (since) return 'bad'
  return (hours.at(-1)?.failed ?? 0) > 0 ? 'wait' : 'good'
}

const toneOfHour = (share: number) => {
  if (share === 0) return ''
  return share > 0.5 ? 'bad' : 'wait'
}

/** One bar an hour; what failed of it makes the bar higher. */
const HourBars = ({ frame: { t }, health: { vendor, hours } }: VendorProps) => {
  const sum = (count: 'calls' | 'failed') =>
    formatNumber(
      hours.reduce((all, hour) => all + hour[count], 0),
      t.locale,
    )
  const label = t.today.vendorChart(getVendorName(t, vendor), sum('failed'), sum('calls'))
  const width = hours.length * barStep
  return (
    <svg
      class="hours"
      viewBox={`0 0 ${width} ${chartHeight}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
    >
      {hours.map(({ calls, failed }, index) => {
        const share = calls > 0 ? failed / calls : 0
        const busyHeight = calmHeight + share * (chartHeight - calmHeight)
        const height = calls > 0 ? busyHeight : 1
        return (
          <rect
            class={`hour ${toneOfHour(share)}`}
            x={String(index * barStep)}
            y={String(chartHeight - height)}
            width={String(barWidth)}
            height={String(height)}
            rx="1"
          />
        )
      })}
    </svg>
  )
}

/** How the vendors answered in the last day, in words and as one bar an hour. */
export const VendorList = ({ frame, vendors }: Props) => {
  const { t } = frame
  return (
    <Card id="vendors" title={t.today.vendors} aside={t.today.vendorsHint}>
      <ul class="vendors">
        {vendors.map((health) => (
          <li class="vendor-health">
            <div class="vendor-state">
              <strong class={`vendor-name dot ${toneOf(health)}`}>
                {getVendorName(t, health.vendor)}
              </strong>
              <span class="vendor-note">{describeHealth({ frame, health })}</span>
            </div>
            <HourBars frame={frame} health={health} />
          </li>
        ))}
      </ul>
    </Card>
  )
}
