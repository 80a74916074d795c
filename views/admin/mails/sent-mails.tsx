import type { SentMailRow } from '../../../projections/queries/vendor-calls'
import type { Tone } from '../../layout/page-frame'
import { addQuery } from '../../parts/add-query'
import { Card } from '../../parts/card'
import { EmptyState } from '../../parts/empty-state'
import { Pagination } from '../../parts/pagination'
import { ScrollArea } from '../../parts/scroll-area'
import { TableHead } from '../../parts/table-head'
import { Timestamp } from '../../parts/timestamp'
import type { Texts } from '../../texts/de'
import { getMailLabel } from './mail-label'

/** A page of sent mails. `next`: the `?before=` of older ones, absent at the end. */
export type SentMailListing = {
  rows: readonly SentMailRow[]
  filter: { project?: string | undefined; before?: string | undefined }
  next?: string | undefined
  /** Whether the viewer may read the texts. */
  canRead: boolean
}

type Props = { t: Texts; listing: SentMailListing }

const path = '/admin/mails'
const tones: Record<SentMailRow['outcome'], Tone> = { ok: 'good', refused: 'bad', failed: 'wait' }

const Project = ({ t, mail }: { t: Texts; mail: SentMailRow }) => (
  <>
    {mail.projectId && mail.projectName ? (
      <a href={`/admin/projects/${mail.projectId}`}>
        <bdi>{mail.projectName}</bdi>
      </a>
    ) : (
      t.mailAdmin.noProject
    )}
  </>
)

/** Its name, as a link to its text for those who may read it. */
const Name = ({ t, listing, mail }: Props & { mail: SentMailRow }) => {
  const label = getMailLabel(t, mail.template)
  return mail.textId && listing.canRead ? (
    <a href={`/admin/mails/sent/${mail.textId}`}>{label}</a>
  ) : (
    <span>{label}</span>
  )
}

const Row = ({ t, listing, mail }: Props & { mail: SentMailRow }) => (
  <tr>
    <td class="project">
      <Name t={t} listing={listing} mail={mail} />
      <span class="sub clamp">
        <Project t={t} mail={mail} />
      </span>
    </td>
    <td class="corner">
      <span class={`badge ${tones[mail.outcome]}`}>
        {`${t.mailAdmin.outcome[mail.outcome]} ${mail.code}`}
      </span>
    </td>
    <td class="end nowrap" data-label={t.mailAdmin.columns.at}>
      <Timestamp t={t} at={mail.at} format="exact" />
      {mail.projectId && !listing.filter.project && (
        <span class="sub">
          <a href={addQuery(path, { project: mail.projectId })}>{t.mailAdmin.onlyProject}</a>
        </span>
      )}
    </td>
  </tr>
)

const Table = ({ t, listing }: Props) => {
  const { columns, sentTitle } = t.mailAdmin
  return (
    <ScrollArea label={`${sentTitle}, ${t.table}`}>
      <table class="projects stackable">
        <TableHead columns={[[columns.mail, 'project'], columns.outcome, [columns.at, 'end']]} />
        <tbody>
          {listing.rows.map((mail) => (
            <Row t={t} listing={listing} mail={mail} />
          ))}
        </tbody>
      </table>
    </ScrollArea>
  )
}

export const SentMails = ({ t, listing }: Props) => {
  const texts = t.mailAdmin
  const { filter, next } = listing
  return (
    <Card id="sent" title={texts.sentTitle} aside={texts.sentHint}>
      {filter.project && (
        <p class="narrowed meta">
          <span>{texts.projectOnly}</span>
          <a href={path}>{texts.showAll}</a>
        </p>
      )}
      {listing.rows.length === 0 ? (
        <EmptyState title={texts.emptyTitle} text={texts.emptyText} />
      ) : (
        <Table t={t} listing={listing} />
      )}
      <Pagination
        label={texts.sentTitle}
        path={path}
        query={filter}
        cursor="before"
        next={next}
        texts={{ first: texts.newest, next: texts.older }}
      />
    </Card>
  )
}
