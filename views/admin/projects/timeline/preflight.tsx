import type { PreflightCheck } from '../../../../src/domain/order/preflight'
import type { Tone } from '../../../layout/page-frame'
import type { Texts } from '../../../texts/de'
import { describeTroubleForStaff } from '../../../texts/describe-trouble'

type Props = { t: Texts; checks: readonly PreflightCheck[] }

const tones: Record<PreflightCheck['state'], Tone> = { green: 'good', notice: 'wait', red: 'bad' }

const Row = ({ t, check }: { t: Texts; check: PreflightCheck }) => (
  <tr>
    <th scope="row">{t.preflight.checks[check.check]}</th>
    <td>
      <span class={`badge ${tones[check.state]}`}>{t.preflight.states[check.state]}</span>
      <span class="sub">
        {describeTroubleForStaff(check, t)}
        {check.detail && ` ${check.detail}`}
      </span>
    </td>
  </tr>
)

/** The current checks that an order must pass before it is approved. */
export const PreflightCard = ({ t, checks }: Props) =>
  checks.length === 0 ? null : (
    <section class="card" aria-labelledby="preflight-title">
      <header>
        <h2 id="preflight-title">{t.preflight.title}</h2>
      </header>
      <table>
        <thead>
          <tr>
            <th scope="col">{t.preflight.check}</th>
            <th scope="col">{t.preflight.state}</th>
          </tr>
        </thead>
        <tbody>
          {checks.map((check) => (
            <Row t={t} check={check} />
          ))}
        </tbody>
      </table>
    </section>
  )
