import { Card } from '../../../parts/card'
import { ScrollArea } from '../../../parts/scroll-area'
import type { Texts } from '../../../texts/de'
import type { DeploymentLogViewModel } from '../project-view-model'

const explainMissingLog = ({ records: { installation } }: Texts, log: DeploymentLogViewModel) => {
  if (log.state === 'unreachable') return installation.logUnreachable
  if (log.state === 'missing') return installation.logMissing
  return log.lines.join('').trim() === '' ? installation.logEmpty : undefined
}

/** The log's lines, or why there are none. */
export const LogLines = ({ t, log }: { t: Texts; log: DeploymentLogViewModel }) => {
  const explanation = explainMissingLog(t, log)
  if (explanation || log.state !== 'read') return <p class="body">{explanation}</p>
  return (
    <ScrollArea label={t.records.installation.logLines}>
      <pre class="logfile">{log.lines.join('\n')}</pre>
    </ScrollArea>
  )
}

type Props = { t: Texts; projectId: string; log: DeploymentLogViewModel | undefined }

/** Loads the log when it is shown; without scripts by a link. */
export const DeploymentLog = ({ t, projectId, log }: Props) => (
  <Card id="deployment-log" title={t.records.installation.logTitle}>
    {log ? (
      <LogLines t={t} log={log} />
    ) : (
      <div
        class="body"
        hx-get={`/admin/projects/${projectId}/log`}
        hx-trigger="load"
        hx-swap="outerHTML"
      >
        <p>{t.records.installation.logLoading}</p>
        <p>
          <a href={`/admin/projects/${projectId}?tab=installation&log=1`}>
            {t.records.installation.logLoad}
          </a>
        </p>
      </div>
    )}
  </Card>
)
