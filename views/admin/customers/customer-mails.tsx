import { Timestamp } from '../../parts/timestamp'
import type { Texts } from '../../texts/de'
import { getMailLabel } from '../mails/mail-label'
import { RecordsCard } from '../projects/records-card'
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
  const { title, columns, emptyTitle } = t.mailAdmin
  return (
    <RecordsCard
      t={t}
      id="mails"
      title={title}
      tableClass="projects stackable"
      columns={[[columns.mail, 'project'], columns.outcome, [columns.at, 'end']]}
      records={mails}
      renderRow={(mail) => <Row t={t} mail={mail} />}
      empty={{ title: emptyTitle, text: t.customers.noMailsText }}
    />
  )
}
