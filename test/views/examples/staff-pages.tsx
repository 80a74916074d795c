import { bulkActions } from '../../../src/routes/admin/actions/project/project-actions'
import { MailPreviewPage } from '../../../views/admin/mails/mail-preview-page'
import { MailsPage } from '../../../views/admin/mails/mails-page'
import type { SentMail } from '../../../views/admin/mails/sent-mail-page'
import { SentMailPage } from '../../../views/admin/mails/sent-mail-page'
import type { SentMailListing } from '../../../views/admin/mails/sent-mails'
import { FirstPasswordPage } from '../../../views/admin/people/first-password-page'
import { LoginPage } from '../../../views/admin/people/login-page'
import { NewPasswordPage } from '../../../views/admin/people/new-password-page'
import { PasswordResetPage } from '../../../views/admin/people/password-reset-page'
import { TokensPage } from '../../../views/admin/people/tokens-page'
import { NewProjectPage } from '../../../views/admin/projects/new-project-page'
import type { ProjectListing } from '../../../views/admin/projects/project-listing'
import { ProjectsPage } from '../../../views/admin/projects/projects-page'
import { AuditPage } from '../../../views/audit/audit-page'
import type { StaffPageFrame } from '../../../views/layout/page-frame'
import { StaffProblemPage } from '../../../views/layout/problem-pages'
import { mailPreviews } from '../../../views/mails/mail-previews'
import { newTokens, noTokens, tokensRefused } from './api-tokens'
import { displayNames } from './display-names'
import { orderFormValues } from './order-form-values'
import { historyEntries } from './project-pages'
import * as rows from './rows'
import { shopOffer } from './shop-offer'

const { project, stalledProject, liveProject, longName } = rows

export const projectListing: ProjectListing = {
  rows: [
    stalledProject,
    { ...project, id: 'b', name: longName, domainName: `${longName}.example` },
    { ...project, id: 'c', name: 'Klick Medien', paymentMethod: 'invoice' },
    { ...liveProject, id: 'd', name: 'Holzspielzeug Vogt', changedAt: '2026-11-18T09:00:00Z' },
    { ...project, id: 'e', name: 'Café am Markt', status: 'bootstrapping' },
    { ...project, id: 'f', name: 'Kanzlei Brandt', status: 'archived', cancelCause: 'expired' },
    { ...project, id: 'g', name: 'Preiser KG', openTask: 'paymentMismatched' },
  ],
  counts: [
    { status: 'error', count: 2 },
    { status: 'active', count: 1262 },
    { status: 'pending_payment', count: 17 },
    { status: 'bootstrapping', count: 3 },
  ],
  filter: { status: '' },
  next: '2026-11-18~d',
  types: [{ code: 'business_directory', displayName: 'Branchenverzeichnis' }],
  servers: [{ id: 's1', name: 'hetzner-3' }],
  customers: { c1: 'Berger & Partner GmbH' },
  bulkActions,
}

const sentMails: SentMailListing = {
  rows: (
    [
      ['5', 'staff-stalled', 'Steuerberater Köln', 'failed', 'UNREACHABLE'],
      ['4', 'welcome', 'Steuerberater Köln', 'ok', '250'],
      ['3', 'started', longName, 'refused', '550'],
      ['2', 'received', 'Klick Medien', 'ok', '250'],
      ['1', null, null, 'ok', '250'],
    ] as const
  ).map(([id, template, projectName, outcome, code]) => ({
    id,
    at: `2026-11-20T13:0${id}:11.000Z`,
    template,
    projectId: projectName && `p${id}`,
    projectName,
    outcome,
    code,
    textId: projectName && `t${id}`,
  })),
  filter: {},
  next: '1',
  canRead: true,
}

const { subject, text, html } = mailPreviews.welcome('de')
const sentMail: SentMail = {
  id: 't1',
  template: 'welcome',
  to: 'ada@example.org',
  subject,
  text,
  html,
  begunAt: rows.now,
  acceptedAt: rows.now,
  project: { id: 'p1', name: project.name },
  customerId: 'c1',
}

/** Where staff sign in, or set a password. */
const accountPages = (frame: StaffPageFrame) => ({
  login: <LoginPage frame={frame} next="/admin/projects" />,
  'login-refused': (
    <LoginPage frame={frame} next="/" email="ada@example.org" errorCode="WRONG_CREDENTIALS" />
  ),
  'login-new-password': <LoginPage frame={frame} next="/admin" isPasswordNew />,
  'password-reset': <PasswordResetPage frame={frame} />,
  'password-reset-sent': <PasswordResetPage frame={frame} isSent />,
  'password-reset-refused': (
    <PasswordResetPage
      frame={frame}
      email="jana@"
      errors={[{ pointer: '/email', code: 'BAD_FORMAT' }]}
    />
  ),
  'new-password': <NewPasswordPage frame={frame} reset="example" />,
  'new-password-refused': (
    <NewPasswordPage
      frame={frame}
      reset="example"
      errors={[{ pointer: '/again', code: 'PASSWORDS_DIFFER' }]}
    />
  ),
  'new-password-ended': <NewPasswordPage frame={frame} />,
  'first-password': <FirstPasswordPage frame={frame} invite="example" />,
  'first-password-refused': (
    <FirstPasswordPage
      frame={frame}
      invite="example"
      errors={[{ pointer: '/password', code: 'TOO_SHORT' }]}
    />
  ),
  'first-password-ended': <FirstPasswordPage frame={frame} />,
})

export const staffPages = (frame: StaffPageFrame) => ({
  ...accountPages(frame),
  projects: <ProjectsPage frame={frame} listing={projectListing} />,
  'projects-empty': (
    <ProjectsPage frame={frame} listing={{ ...projectListing, rows: [], counts: [] }} />
  ),
  'projects-nothing': (
    <ProjectsPage
      frame={frame}
      listing={{ ...projectListing, rows: [], filter: { search: 'x' } }}
    />
  ),
  'new-project': (
    <NewProjectPage
      frame={frame}
      offer={{ ...shopOffer, paymentMethods: ['stripe_prepaid', 'invoice', 'free'] }}
      values={orderFormValues}
      quote={rows.price}
    />
  ),
  mails: <MailsPage frame={frame} listing={sentMails} />,
  'mails-empty': (
    <MailsPage
      frame={frame}
      listing={{ rows: [], filter: { project: 'p1', before: '9' }, canRead: false }}
    />
  ),
  'sent-mail': <SentMailPage frame={frame} mail={sentMail} />,
  'sent-mail-refused': (
    <SentMailPage
      frame={frame}
      mail={{ ...sentMail, acceptedAt: null, to: `${rows.longName}@example.org` }}
      refused={{ errors: [{ pointer: '/reason', code: 'REASON_NEEDED' }], values: { note: 'x' } }}
    />
  ),
  'mail-transfer-failed': (
    <MailPreviewPage
      frame={frame}
      template="transfer-failed"
      locale="en"
      mail={mailPreviews['transfer-failed']('en')}
    />
  ),
  'staff-unavailable': (
    <StaffProblemPage frame={frame} kind="unavailable" requestId="r-1" retryHref="/admin" />
  ),
  'staff-problem': <StaffProblemPage frame={frame} kind="forbidden" requestId="r-1" />,
  tokens: <TokensPage frame={frame} model={newTokens} />,
  'tokens-empty': <TokensPage frame={frame} model={noTokens} />,
  'tokens-refused': <TokensPage frame={frame} model={tokensRefused} />,
  audit: (
    <AuditPage
      frame={frame}
      filter={{ kind: 'project' }}
      entries={historyEntries}
      names={displayNames}
      next="1"
    />
  ),
  'audit-empty': (
    <AuditPage
      frame={frame}
      filter={{ text: 'x', before: '9' }}
      entries={[]}
      names={displayNames}
    />
  ),
})
