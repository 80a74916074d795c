import { afterAll, beforeAll, expect, test } from 'bun:test'
import { type DenialCode, denialCodes } from '../../../events/refusal-codes'
import { licenseStream, parseStreamId, pluginStream, projectStream } from '../../../events/streams'
import type { LicenseCommand } from '../../../src/domain/license/decide-license'
import { calculateLicenseTerms } from '../../../src/domain/license/license-terms'
import { followLicenseDates } from '../../../src/processes/licensing/follow-license-dates'
import { testContext } from '../../support/append-events'
import { offerPlugin, offerProjectType } from '../support/offer-plugins'
import {
  authorizeTestRuntime,
  openRuntimeApp,
  type RuntimeApp,
  testPublicUrl,
} from '../support/runtime-app'

let app: RuntimeApp
let count = 0

beforeAll(async () => {
  app = await openRuntimeApp()
  await offerProjectType(app)
  await offerPlugin(app, 'kontakt')
  await offerPlugin(app, 'galerie', { minCore: '2.0.0' })
  await offerPlugin(app, 'shop', { dependsOn: { kontakt: '^1.0.0' } })
}, 60_000)
afterAll(() => app?.close())

const start = new Date('2026-11-21T10:00:00.000Z')
/** Stands so many days after the start. */
const setDay = (days: number) => {
  app.clock.now = new Date(start.getTime() + days * 86_400_000)
}
const changeLicense = (projectId: string, plugin: string, command: LicenseCommand) =>
  app.deps.commands.license(testContext, parseStreamId(licenseStream(projectId, plugin)), command)
const issue = (projectId: string, plugin: string, cycle: 'monthly' | 'once' = 'monthly') =>
  changeLicense(projectId, plugin, {
    type: 'IssueLicense',
    data: {
      ...{ projectId, plugin, cycle, netCents: 900, source: 'order' },
      ...calculateLicenseTerms(cycle, '2026-11-21'),
    },
  })
const changeProject = (projectId: string, type: 'ProjectSuspended' | 'ProjectArchived') =>
  app.happen(
    projectStream(projectId),
    type === 'ProjectSuspended' ? { type, data: { cause: 'unpaid' } } : { type, data: {} },
  )

const createSite = async () => {
  count += 1
  setDay(0)
  const projectId = `01990000-0000-7000-8000-0000000008${String(count).padStart(2, '0')}`
  const key = await app.order(projectId, ['kontakt'])
  const authorize = () => authorizeTestRuntime(app, projectId, key)
  const ask = async (language: string | undefined, plugin: string, body = {}, headers = {}) => {
    const site = await authorize()
    app.runtimeDesk.entitlements.invalidate(projectId)
    const accepted = language ? { 'accept-language': language } : {}
    return site.download(plugin, body, { ...headers, ...accepted })
  }
  return { projectId, authorize, ask }
}
type Site = Awaited<ReturnType<typeof createSite>>
type Ask = (language?: string) => Promise<Response>

/** What leads to a refusal, and the request that is refused then. */
type Row = [
  code: DenialCode,
  how: string,
  link: (projectId: string) => string,
  german: string,
  english: string,
  reach: (site: Site) => Promise<Ask>,
]

const toOrder = () => '/order'
const noLicense = [
  'Für dieses Plugin gibt es keine Lizenz.',
  'There is no license for this plugin.',
] as const
const suspended = [
  'Das Projekt oder diese Lizenz ist ausgesetzt.',
  'The project or this license is suspended.',
] as const
const archived = ['Dieses Projekt ist archiviert.', 'This project is archived.'] as const
const needsOther = [
  'Ein ausgewähltes Plugin braucht ein weiteres, für das es hier noch keine Lizenz gibt. Bitte bestellen Sie es mit. (kontakt)',
  'A chosen plugin needs another one that has no license here yet. Please order it too. (kontakt)',
] as const
const toTracker = (projectId: string) => `/orders/${projectId}`

const followDates = async (days: number) => {
  setDay(days)
  await followLicenseDates(app.deps)
}

const rows: readonly Row[] = [
  [
    'NOT_LICENSED',
    'never bought',
    toOrder,
    ...noLicense,
    async (site) => (language) => site.ask(language, 'kontakt'),
  ],
  [
    'NOT_LICENSED',
    'cancelled, and its period is over',
    toOrder,
    ...noLicense,
    async (site) => {
      await issue(site.projectId, 'kontakt')
      await changeLicense(site.projectId, 'kontakt', {
        type: 'CancelLicense',
        now: start.toISOString(),
      })
      await followDates(31)
      return (language) => site.ask(language, 'kontakt')
    },
  ],
  [
    'TRIAL_EXPIRED',
    'its trial is over',
    toOrder,
    'Die Testphase ist abgelaufen.',
    'The trial has ended.',
    async (site) => {
      const { startTrial } = await site.authorize()
      expect((await startTrial('kontakt')).status).toBe(201)
      await followDates(14)
      return (language) => site.ask(language, 'kontakt')
    },
  ],
  [
    'SUSPENDED',
    'unpaid for 14 days',
    toTracker,
    ...suspended,
    async (site) => {
      await issue(site.projectId, 'kontakt')
      await followDates(30 + 14)
      return (language) => site.ask(language, 'kontakt')
    },
  ],
  [
    'SUSPENDED',
    'by staff',
    toTracker,
    ...suspended,
    async (site) => {
      await issue(site.projectId, 'kontakt')
      await changeLicense(site.projectId, 'kontakt', {
        type: 'SuspendLicense',
        cause: 'caseworker',
      })
      return (language) => site.ask(language, 'kontakt')
    },
  ],
  [
    'SUSPENDED',
    'a trial for a suspended project',
    toTracker,
    ...suspended,
    async (site) => {
      await changeProject(site.projectId, 'ProjectSuspended')
      return async (language) => (await site.authorize()).startTrial('kontakt', undefined, language)
    },
  ],
  [
    'REVOKED',
    'by staff',
    toOrder,
    'Die Lizenz ist widerrufen.',
    'The license is revoked.',
    async (site) => {
      await issue(site.projectId, 'kontakt')
      await changeLicense(site.projectId, 'kontakt', { type: 'RevokeLicense' })
      return (language) => site.ask(language, 'kontakt')
    },
  ],
  [
    'UPDATES_ENDED',
    'bought once, a version of more than a year later',
    toOrder,
    'Diese Version kam nach dem Ende der Updates heraus.',
    'This version was released after the end of the updates.',
    async (site) => {
      await issue(site.projectId, 'kontakt', 'once')
      setDay(366)
      await app.publish('kontakt', '9.0.0')
      return (language) => site.ask(language, 'kontakt', { version: '9.0.0' })
    },
  ],
  [
    'YANKED',
    'the version was taken back',
    (projectId) => `/api/v1/projects/${projectId}/plugins`,
    'Diese Version wurde zurückgezogen.',
    'This version was yanked.',
    async (site) => {
      await issue(site.projectId, 'kontakt')
      await app.publish('kontakt', '1.0.5')
      await app.happen(pluginStream('kontakt'), {
        type: 'PluginVersionYanked',
        data: { version: '1.0.5', runtime: 'bun', cause: 'loses entries' },
      })
      return (language) => site.ask(language, 'kontakt', { version: '1.0.5' })
    },
  ],
  [
    'CORE_TOO_OLD',
    'a site of an older vrs-core',
    (projectId) => `/admin/projects/${projectId}`,
    'Dieses Plugin braucht eine neuere Version von vrs-core.',
    'This plugin needs a newer version of vrs-core.',
    async (site) => {
      await issue(site.projectId, 'galerie')
      return (language) => site.ask(language, 'galerie', {}, { 'x-vrs-core': '1.9.9' })
    },
  ],
  [
    'PROJECT_ARCHIVED',
    'a download',
    toOrder,
    ...archived,
    async (site) => {
      await issue(site.projectId, 'kontakt')
      await changeProject(site.projectId, 'ProjectArchived')
      return (language) => site.ask(language, 'kontakt')
    },
  ],
  ...(['config', 'plugins', 'license-token'] as const).map(
    (what): Row => [
      'PROJECT_ARCHIVED',
      `its ${what}`,
      toOrder,
      ...archived,
      async (site) => {
        await changeProject(site.projectId, 'ProjectArchived')
        return async (language) =>
          (await site.authorize()).get(what, language ? { 'accept-language': language } : {})
      },
    ],
  ),
  [
    'DEPENDENCY_NOT_LICENSED',
    'a trial',
    toOrder,
    ...needsOther,
    async (site) => async (language) =>
      (await site.authorize()).startTrial('shop', undefined, language),
  ],
  [
    'DEPENDENCY_NOT_LICENSED',
    'a download',
    toOrder,
    ...needsOther,
    async (site) => {
      await issue(site.projectId, 'shop')
      return (language) => site.ask(language, 'shop')
    },
  ],
]

test.each(rows.map((row) => [...row] as Row))(
  '%s: %s',
  async (code, _how, link, german, english, reach) => {
    const site = await createSite()
    const ask = await reach(site)
    for (const [language, sentence] of [
      ['de-DE,de;q=0.9', german],
      ['en', english],
      [undefined, english],
    ] as const) {
      const answer = await ask(language)
      expect(answer.headers.get('content-type')).toBe('application/problem+json')
      const { title, ...problem } = (await answer.json()) as Record<string, unknown>
      expect(problem).toMatchObject({
        ...{ status: 403, code, link: testPublicUrl + link(site.projectId) },
        type: `https://vrs.gmbh/problems/${code.toLowerCase().replaceAll('_', '-')}`,
      })
      expect(title).toBe(sentence)
    }
  },
)

test('no code is left out', () => {
  const reached = new Set(rows.map(([code]) => code))
  expect(denialCodes.filter((code) => !reached.has(code))).toEqual([])
})
