import { Card } from '../../parts/card'
import { EmptyState } from '../../parts/empty-state'
import { ScrollArea } from '../../parts/scroll-area'
import { TableHead } from '../../parts/table-head'
import { Timestamp } from '../../parts/timestamp'
import type { Texts } from '../../texts/de'
import { getMailLabel } from '../mails/mail-label'
import type { CustomerMail, CustomerRecord } from './customer-view-model'

type Props = { t: Texts; model: Pick<CustomerRecord, 'mails'> }

const Row = ({ t, mail }: { t: Texts; mail: CustomerMail }) => (
  <tr>
    <td class="project">
      <a class="clamp" href={`/admin/mails/sent/${mail.id}`}>
        {getMailLabel(t, mail.template)}
      </a>
      <span class="sub clamp">
        <bdi>{mail.projectName ?? t.mailAdmin.noProject}</bdi>
      </span>
    </td>
    <td class="corner">
      {mail.acceptedAt ? (
        <span class="badge good">{t.mailAdmin.outcome.ok}</span>
      ) : (
        <span class="badge wait">{t.mailAdmin.outcome.failed}</span>
      )}
    </td>
    <td class="end nowrap" data-label={t.mailAdmin.columns.at}>
      <Timestamp t={t} at={mail.acceptedAt ?? mail.begunAt} />
    </td>
  </tr>
)

/** What the customer was written, each with its text and the way to send it again. */
export const CustomerMails = ({ t, model: { mails } }: Props) => {
  const { title, columns } = t.mailAdmin
  return (
    <Card id="mails" title={title}>
      {mails.length === 0 ? (
        <EmptyState title={t.mailAdmin.emptyTitle} text={t.customers.noMailsText} />
      ) : (
        <ScrollArea label={`${title}, ${t.table}`}>
          <table class="projects stackable">
            <TableHead
              columns={[[columns.mail, 'project'], columns.outcome, [columns.at, 'end']]}
            />
            <tbody>
              {mails.map((mail) => (
                <Row t={t} mail={mail} />
              ))}
            </tbody>
          </table>
        </ScrollArea>
      )}
    </Card>
  )
}
