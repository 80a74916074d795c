import type { ProjectRow } from '../../../projections/projects'
import type { AlertRow } from '../../../projections/queries/alerts'
import type { DomainListRow } from '../../../projections/queries/domains'
import type { DriftFindingRow } from '../../../projections/queries/drift-findings'
import type { StalledDomainRow } from '../../../projections/queries/work-items'
import { findEndUrgency } from '../../../src/domain/naming/expiry-window'
import { toUnicodeDomain } from '../../../src/domain/naming/unicode-domain'
import { freeReleaseWaits } from '../../../src/domain/order/free-release'
import { isFree } from '../../../src/domain/project/allowed-actions'
import type { TroubleSource } from '../../../src/domain/project/trouble-fixes'
import type { Tone } from '../../layout/page-frame'
import type { Texts } from '../../texts/de'
import { describeTroubleForStaff } from '../../texts/describe-trouble'
import { formatDate, formatMoney, formatNumber, formatRelativeTime } from '../../texts/format'
import { getAlertSubject } from '../alerts/alert-subject'
import type { WorkItem } from './today-view-model'

/** An item as its row shows it; `facts` are short and stand side by side. */
type DescribedItem = {
  tone: Tone
  title: string
  href: string
  subtitle?: string
  text: string
  facts: string[]
}

const describeTrouble = (trouble: TroubleSource | null, t: Texts, now: string) =>
  (trouble && describeTroubleForStaff(trouble, t, now)) ?? t.none

const projectPath = (id: string) => `/admin/projects/${id}`

const describeStalled = (project: ProjectRow, t: Texts, now: string): DescribedItem => {
  const { stalled } = project
  const step = stalled && `${t.steps.labels[stalled.step].open}: `
  return {
    tone: stalled?.owner === 'customer' ? 'wait' : 'bad',
    title: project.name,
    href: projectPath(project.id),
    text: `${step ?? ''}${describeTrouble(stalled, t, now)}`,
    facts: stalled
      ? [
          formatRelativeTime(stalled.at, now, t.locale),
          t.today.owner(t.today.owners[stalled.owner]),
        ]
      : [],
  }
}

const describeStalledDomain = (domain: StalledDomainRow, t: Texts, now: string): DescribedItem => ({
  tone: domain.stalled?.owner === 'customer' ? 'wait' : 'bad',
  title: domain.projectName,
  subtitle: toUnicodeDomain(domain.name),
  href: `${projectPath(domain.projectId)}?tab=domain`,
  text: describeTrouble(domain.stalled, t, now),
  facts: [formatRelativeTime(domain.changedAt, now, t.locale)],
})

/** What is to be approved; of an order that costs nothing, why it is looked at. */
const describeApproval = (project: ProjectRow, t: Texts) => {
  const { price, freeRelease } = project
  if (!isFree(project)) return t.today.approvalText(formatMoney(price.grossCents, t.locale))
  const cause = freeRelease && describeTroubleForStaff(freeReleaseWaits[freeRelease], t)
  return cause ? `${t.today.freeApprovalText}: ${cause}` : t.today.freeApprovalText
}

/** Which of a name's two ends is near, and what that means. */
const describeExpiringDomain = (domain: DomainListRow, t: Texts, now: string): DescribedItem => {
  const { name, projectName, expiresAt, attentionAt } = domain
  const isCertificate = attentionAt !== expiresAt
  const isPast = attentionAt !== null && attentionAt < now
  const date = formatDate(attentionAt ?? now, t.locale)
  const lifeText = isPast ? t.today.domainText.expired : t.today.domainText.expires
  const lifeFact = isPast ? t.today.ended(date) : t.today.ends(date)
  return {
    tone: findEndUrgency(attentionAt ?? now, new Date(now)) === 'urgent' ? 'bad' : 'wait',
    title: toUnicodeDomain(name),
    ...(projectName ? { subtitle: projectName } : {}),
    href: `/admin/domains/${encodeURIComponent(name)}`,
    text: isCertificate ? t.today.domainText.certificate : lifeText,
    facts: [isCertificate ? t.today.certificateEnds(date) : lifeFact],
  }
}

const describeAlert = (alert: AlertRow, t: Texts, now: string): DescribedItem => ({
  tone: 'wait',
  title: getAlertSubject(t, alert),
  href: `/admin/alerts#alert-${alert.id}`,
  text: t.alerts.kindText(alert.kind),
  facts: [t.today.raisedAt(formatRelativeTime(alert.at, now, t.locale))],
})

const driftTones: Record<DriftFindingRow['severity'], Tone> = {
  breaks: 'bad',
  costs: 'wait',
  odd: 'busy',
}

const describeFinding = (finding: DriftFindingRow, t: Texts, now: string): DescribedItem => {
  const { id, kind, subject, severity, yearlyCents, firstSeen } = finding
  const cost = yearlyCents ? [`${formatMoney(yearlyCents, t.locale)} ${t.drift.perYear}`] : []
  return {
    tone: driftTones[severity],
    title: subject,
    href: `/admin/drift#finding-${encodeURIComponent(id)}`,
    text: t.drift.kinds[kind].title,
    facts: [t.today.foundAt(formatRelativeTime(firstSeen, now, t.locale)), ...cost],
  }
}

/** The texts of one row of the queue, and where its action leads. `now` is ISO-8601 UTC. */
export const describeWorkItem = (item: WorkItem, t: Texts, now: string): DescribedItem => {
  switch (item.kind) {
    case 'stalled':
      return describeStalled(item.project, t, now)
    case 'stalledDomain':
      return describeStalledDomain(item.domain, t, now)
    case 'payment': {
      const { id, name, openTask, changedAt } = item.project
      return {
        tone: 'bad',
        title: name,
        href: `${projectPath(id)}?tab=payments`,
        text: openTask ? t.projectList.tasks[openTask] : '',
        facts: [formatRelativeTime(changedAt, now, t.locale)],
      }
    }
    case 'approval': {
      const { id, name, orderedAt } = item.project
      return {
        tone: 'wait',
        title: name,
        href: projectPath(id),
        text: describeApproval(item.project, t),
        facts: [formatRelativeTime(orderedAt, now, t.locale)],
      }
    }
    case 'place': {
      const orders = formatNumber(item.orders, t.locale)
      const text = t.today.placeText(orders, item.orders === 1)
      return { tone: 'bad', title: t.today.placeTitle, href: '/admin/servers', text, facts: [] }
    }
    case 'alert':
      return describeAlert(item.alert, t, now)
    case 'domain':
      return describeExpiringDomain(item.domain, t, now)
    case 'drift':
      return describeFinding(item.finding, t, now)
  }
}
