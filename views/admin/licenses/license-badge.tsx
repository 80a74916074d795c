import type { LicenseRow } from '../../../projections/licenses'
import type { Tone } from '../../layout/page-frame'
import type { Texts } from '../../texts/de'

const tones: Record<LicenseRow['status'], Tone> = {
  trial: 'good',
  active: 'good',
  suspended: 'wait',
  expired: 'bad',
  revoked: 'bad',
}

type Props = {
  t: Texts
  status: LicenseRow['status']
  /** No license of a project that is over is worth anything: its runtime is refused. */
  isEnded: boolean
}

export const LicenseBadge = ({ t, status, isEnded }: Props) => {
  const texts = t.records.licenses
  return (
    <span class={isEnded ? 'badge quiet' : `badge ${tones[status]}`}>
      {isEnded ? texts.ended : texts.status[status]}
    </span>
  )
}
