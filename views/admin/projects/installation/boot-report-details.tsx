import type { BootReportRow } from '../../../../projections/queries/runtimes'
import { ScrollArea } from '../../../parts/scroll-area'
import { TableHead } from '../../../parts/table-head'
import type { Texts } from '../../../texts/de'
import { findTroubleText } from '../../../texts/describe-trouble'
import type { DisplayNames } from '../../../texts/display-names'
import { getDisplayName } from '../../../texts/display-names'
import { formatDateTimeWithSeconds, formatDuration } from '../../../texts/format'

/** `names`: display names of plugins. */
type Props = { t: Texts; report: BootReportRow; names: DisplayNames['plugins'] }

const Errors = ({ t, report }: Omit<Props, 'names'>) => (
  <div class="notice bad">
    <h3>{t.records.installation.errors}</h3>
    <ul class="log">
      {report.errors.map(({ code, plugin, message }) => (
        <li>
          <code>{code}</code>
          {plugin && ` (${plugin})`}: {findTroubleText({ vendor: 'runtime', code }, t)?.staff ?? ''}
          <span class="meta">{message}</span>
        </li>
      ))}
    </ul>
  </div>
)

const Plugins = ({ t, report, names }: Props) => {
  const { columns, plugins, noPlugins, states } = t.records.installation
  if (report.plugins.length === 0) return <p class="meta">{noPlugins}</p>
  return (
    <ScrollArea label={`${plugins}, ${formatDateTimeWithSeconds(report.receivedAt, t.locale)}`}>
      <table class="stackable">
        <TableHead columns={[columns.plugin, columns.version, columns.state, columns.digest]} />
        <tbody>
          {report.plugins.map((plugin) => (
            <tr>
              <td>
                <bdi>{getDisplayName(names, plugin.name)}</bdi>
              </td>
              <td class="num" data-label={columns.version}>
                {plugin.version}
              </td>
              <td class="corner">{getDisplayName(states, plugin.state)}</td>
              <td class="mono" data-label={columns.digest} title={plugin.sha256}>
                {plugin.sha256.slice(0, 12)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollArea>
  )
}

/** One boot report of vrs-core. */
export const BootReportDetails = ({ t, report, names }: Props) => {
  const texts = t.records.installation
  return (
    <div class="body stack">
      <div class="row">
        <span class={`badge ${report.healthy ? 'good' : 'bad'}`}>
          {report.healthy ? texts.healthy : texts.unhealthy}
        </span>
        {!report.accepted && <span class="badge bad">{texts.notAccepted}</span>}
        <span>{texts.core(report.coreVersion)}</span>
        <span class="meta">{texts.bootedIn(formatDuration(report.bootedInMs, t.locale))}</span>
        <span class="meta">
          {`${texts.bootId} `}
          <code>{report.bootId}</code>
        </span>
      </div>
      {report.errors.length > 0 && <Errors t={t} report={report} />}
      <Plugins t={t} report={report} names={names} />
      {report.migrationsRun.length > 0 && (
        <p class="meta">{`${texts.migrations}: ${report.migrationsRun.join(', ')}`}</p>
      )}
    </div>
  )
}
