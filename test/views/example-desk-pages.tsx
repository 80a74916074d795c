import { LoginPage } from '../../views/admin/login-page'
import { NewProjectPage } from '../../views/admin/new-project-page'
import type { ProjectListing } from '../../views/admin/project-list'
import { ProjectsPage } from '../../views/admin/projects-page'
import { StaffProblemPage } from '../../views/admin/staff-problem-page'
import { AuditPage } from '../../views/audit/audit-page'
import type { StaffFrame } from '../../views/layout/frame'
import { names } from './example-names'
import { offer } from './example-offer'
import { filled } from './example-order'
import { told } from './example-project-pages'
import * as rows from './example-rows'

const { project, stalledProject, liveProject, longName } = rows

const listing: ProjectListing = {
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
  canAct: true,
}

export const deskPages = (frame: StaffFrame) => ({
  login: <LoginPage frame={frame} next="/admin/projects" />,
  'login-refused': (
    <LoginPage frame={frame} next="/" email="ada@example.org" problem="WRONG_CREDENTIALS" />
  ),
  projects: <ProjectsPage frame={frame} listing={listing} />,
  'projects-empty': <ProjectsPage frame={frame} listing={{ ...listing, rows: [], counts: [] }} />,
  'projects-nothing': (
    <ProjectsPage frame={frame} listing={{ ...listing, rows: [], filter: { search: 'x' } }} />
  ),
  'new-project': (
    <NewProjectPage
      frame={frame}
      offer={{ ...offer, paymentMethods: ['stripe_prepaid', 'invoice', 'free'] }}
      values={filled}
      quote={rows.price}
    />
  ),
  'staff-problem': <StaffProblemPage frame={frame} kind="forbidden" requestId="r-1" />,
  audit: (
    <AuditPage frame={frame} filter={{ kind: 'project' }} entries={told} names={names} next="1" />
  ),
  'audit-empty': (
    <AuditPage frame={frame} filter={{ text: 'x', before: '9' }} entries={[]} names={names} />
  ),
})
