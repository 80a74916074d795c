import { describe, expect, test } from 'bun:test'
import { isUnusedDomain } from '../../views/admin/domains/domain-badge'
import { LicensesTab } from '../../views/admin/licenses/licenses-tab'
import { ProjectLiveUpdate } from '../../views/admin/projects/project-live-update'
import { ProjectStatusBadge } from '../../views/admin/projects/project-status-badge'
import type { ProjectViewModel } from '../../views/admin/projects/project-view-model'
import { composeOrderReceivedMail } from '../../views/mails/order-received-mail'
import { composeWelcomeMail } from '../../views/mails/welcome-mail'
import { textsFor } from '../../views/texts/texts'
import { displayNames } from './examples/display-names'
import { licenses } from './examples/events/license-rows'
import { examplePages } from './examples/example-pages'
import { offerProjectActions } from './examples/offered-actions'
import {
  liveProject,
  longName,
  now,
  price,
  project,
  stalledProject,
  steps,
  unresolvedPlugins,
} from './examples/rows'

const pages = examplePages('de')
const page = (name: string) => pages[name] ?? ''

describe('the timeline', () => {
  const model: ProjectViewModel = {
    project: stalledProject,
    customer: {},
    names: displayNames,
    actions: offerProjectActions('resumption'),
  }
  const live = String(
    <ProjectLiveUpdate
      t={textsFor('de')}
      now={now}
      model={model}
      steps={steps.stalled}
      latest={[]}
    />,
  )

  test('shows a stall where it happened: sentence, vendor, owner, plan, one button', () => {
    expect(live).toContain('gehört bei Coolify schon zu einer anderen Anwendung')
    expect(live).toContain('Domain conflicts detected')
    expect(live).toContain('Zuständig: Sachbearbeitung')
    expect(live).toContain('legt nur an, was fehlt')
    expect(live.match(/<button class="btn primary/g)).toHaveLength(1)
  })

  test('posts a resumption with a mandatory reason', () => {
    expect(live).toContain(`action="/admin/projects/${stalledProject.id}/resumption"`)
    expect(live).toMatch(/<select[^>]*name="reason"[^>]*required/)
  })

  test('brings the head of the page with it, where what is over is no longer offered', () => {
    expect(live).toMatch(/<div class="head" id="project-head" hx-swap-oob="outerMorph"/)
    expect(live).toMatch(/id="project-aside" hx-swap-oob="outerMorph"/)
  })

  test('offers nothing to those who may not act', () => {
    const read = String(
      <ProjectLiveUpdate
        t={textsFor('de')}
        now={now}
        model={{ ...model, actions: [] }}
        steps={steps.stalled}
        latest={[]}
      />,
    )
    expect(read).not.toContain('<form')
  })
})

describe('pages', () => {
  test('escape what people typed', () => {
    expect(page('audit')).toContain('&lt;b&gt;angerufen')
    expect(page('audit')).not.toContain('<b>angerufen')
  })

  test('keep what was typed when an order is refused, and say why at each field', () => {
    const order = page('order-problems')
    expect(order).toContain(`value="${longName}"`)
    expect(order).toContain('href="#customer-email"')
    expect(order).toMatch(/id="customer-email"[^>]*aria-invalid="true"/)
    expect(order).toContain('id="slug-error"')
    expect(order).toContain('Etwas Neues')
  })

  test('name the order button as the law asks and show the total', () => {
    expect(page('order')).toContain('Zahlungspflichtig bestellen')
    expect(page('order')).toContain('58,31')
  })

  test('offer to pay while a payment is open, and never afterwards', () => {
    expect(page('tracker-unpaid')).toContain('https://checkout.stripe.test/c/1')
    expect(page('tracker-later')).not.toContain('Jetzt bezahlen')
    expect(page('tracker-live')).not.toContain('Jetzt bezahlen')
    expect(page('tracker-live')).toContain('Website öffnen')
  })

  test('alarm no customer about what is ours to mend', () => {
    expect(page('tracker-stalled')).toContain('Wir kümmern uns darum')
    expect(page('tracker-stalled')).not.toContain('class="stalled"')
    expect(page('tracker-stalled')).not.toContain('409')
  })

  test('name the project where something is cancelled', () => {
    expect(page('project-unpaid')).toContain('Auftrag stornieren: Steuerberater Köln')
    expect(page('tracker-unpaid')).toContain('Bestellung „Steuerberater Köln“ stornieren')
  })
})

describe('after a teardown', () => {
  const tornDown = {
    ...liveProject,
    status: 'archived' as const,
    archivedAt: '2026-11-21T09:00:00.000Z',
    teardownAt: '2026-11-21T09:00:00.000Z',
    tornDownAt: '2026-11-21T09:05:00.000Z',
  }
  const model: ProjectViewModel = {
    project: tornDown,
    customer: {},
    names: displayNames,
    actions: [],
  }
  const live = String(
    <ProjectLiveUpdate t={textsFor('de')} now={now} model={model} steps={steps.live} latest={[]} />,
  )

  test('a project was online from when to when, and links no site', () => {
    expect(live).toContain('Online vom')
    expect(live).toContain('bis 21.11.2026')
    expect(live).not.toContain(`href="${liveProject.url}"`)
  })

  test('its licenses are over with it', () => {
    const tab = (isEnded: boolean) =>
      String(
        <LicensesTab
          t={textsFor('de')}
          licenses={licenses}
          unresolved={unresolvedPlugins}
          yanked={[{ plugin: 'kontakt', version: '1.0.2', because: 'Verliert <b>Anhänge</b>' }]}
          purchases={[]}
          installed={new Map()}
          actions={[]}
          names={displayNames}
          isEnded={isEnded}
        />,
      )
    expect(tab(true)).toContain('mit dem Projekt beendet')
    expect(tab(true)).not.toContain('aktiv<')
    expect(tab(false)).toContain('andere Plugins brauchen aber 2.0.0')
    expect(tab(true)).not.toContain('andere Plugins')
    expect(tab(false)).toContain('1.0.2</a>: <bdi>Verliert &lt;b&gt;Anhänge&lt;/b&gt;</bdi>')
    expect(tab(true)).not.toContain('Anhänge')
    expect(tab(false)).toContain('aktiv<')
  })

  test('a name below a zone of ours is not in use, a bought one stays registered', () => {
    const name = { projectId: null, status: 'active' } as const
    expect(isUnusedDomain({ ...name, kind: 'subdomain' })).toBe(true)
    expect(isUnusedDomain({ ...name, kind: 'owned' })).toBe(true)
    expect(isUnusedDomain({ ...name, kind: 'registered' })).toBe(false)
    expect(isUnusedDomain({ ...name, kind: 'subdomain', projectId: 'p' })).toBe(false)
  })
})

test('an order that waits for approval says so, and not that it waits for money', () => {
  const badge = (isApprovalAwaited: boolean) =>
    String(<ProjectStatusBadge t={textsFor('de')} project={{ ...project, isApprovalAwaited }} />)
  expect(badge(true)).toContain('Wartet auf Freigabe')
  expect(badge(false)).toContain('Wartet auf Zahlung')
})

describe('a suspension', () => {
  const suspendedAt = '2026-11-20T14:00:00.000Z'
  const page = (suspensionConfirmedAt: string | null, at = now) => {
    const suspended = {
      ...liveProject,
      status: 'suspended' as const,
      suspendedAt,
      suspensionConfirmedAt,
    }
    const model: ProjectViewModel = {
      project: suspended,
      customer: {},
      names: displayNames,
      actions: [],
    }
    return String(
      <ProjectLiveUpdate
        t={textsFor('de')}
        now={at}
        model={model}
        steps={steps.live}
        latest={[]}
      />,
    )
  }

  test('is in effect when its site has confirmed it, and due after a quarter of an hour', () => {
    expect(page(null)).toContain('wird innerhalb von 15 Minuten wirksam')
    expect(page(null)).toContain('noch nicht wirksam')
    expect(page(null, '2026-11-20T14:30:00.000Z')).toContain(
      'von der Website noch nicht übernommen',
    )
    expect(page('2026-11-20T14:04:00.000Z')).toContain('wirksam seit 15:04')
    expect(page('2026-11-20T14:04:00.000Z')).not.toContain('noch nicht')
  })
})

describe('mails', () => {
  const received = composeOrderReceivedMail({
    locale: 'de',
    customerName: 'Ada <Berger>',
    projectName: 'Köln & Umgebung',
    orderNumber: '2026-00417',
    price,
    trackerUrl: 'https://vrs.example/orders/1?t=abc&x=1',
  })

  test('confirm an order with number, total and tracker', () => {
    expect(received.subject).toContain('2026-00417')
    expect(received.text).toContain('Gesamtpreis: 58,31\u00a0€')
    expect(received.text).toContain('https://vrs.example/orders/1?t=abc&x=1')
    expect(received.html).toContain('Ada &lt;Berger&gt;')
  })

  test('announce a live site with invitation and training', () => {
    const live = {
      customerName: 'Ada',
      projectName: 'Köln',
      siteUrl: 'https://koeln.example/',
      inviteUrl: 'https://koeln.example/admin/welcome?invite=x.y.z',
      trainingUrl: 'https://termine.example/',
    }
    const mail = composeWelcomeMail({ locale: 'de', ...live })
    expect(mail.subject).toBe('Ihre Website ist online: Köln')
    for (const link of [live.siteUrl, live.inviteUrl, live.trainingUrl]) {
      expect(mail.text).toContain(link)
      expect(mail.html).toContain(`href="${link}"`)
    }
    expect(composeWelcomeMail({ locale: 'en', ...live }).subject).toBe(
      'Your website is online: Köln',
    )
  })
})
