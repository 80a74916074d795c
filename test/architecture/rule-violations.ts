import type { RuleName } from './rules'
import type { SourceText } from './source-file'

/** A small repository that breaks one rule, and where it does. */
type RuleViolation = { files: SourceText[]; expectedLocations: string[] }

const violationExample = (texts: Record<string, string>, ...at: string[]): RuleViolation => ({
  files: Object.entries(texts).map(([path, text]) => ({ path, text })),
  expectedLocations: at,
})

const lines = (count: number, line = 'export {}') => `${Array(count).fill(line).join('\n')}\n`
const filesIn = (folder: string, count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`${folder}/f${index}.ts`, '']))
const unfinished = 'TO\x44O'

export const ruleViolations: Record<RuleName, RuleViolation> = {
  'imports are allowed between these folders': violationExample(
    {
      'events/project.ts': "import type { Row } from '../projections/projects'",
      'src/domain/a.ts': "import type { Row } from '../../projections/projects'",
      'src/domain/b.ts': "import type { Event } from '../../events/project'",
      'src/routes/c.ts': "import { decide } from '../domain/project'",
      'src/routes/d.ts': "\nimport { type Step, run } from '../processes/run-step'",
      'src/security/e.ts': "const load = () => import('../config')",
      'src/processes/f.ts': "import { LiveMail } from '../../views/mails/live-mail'",
      'src/processes/g.ts': "import { Page } from '../../views/layout/page'",
      'src/processes/h.ts': "import type { Plan } from '../vendor-queries/plan'",
      'src/integrations/i.ts': "import type { Sql } from '../../projections/projection'",
      'views/j.ts': "import { projectById } from '../projections/projects'",
      'views/k.ts': "import { allowedActions } from '../src/domain/project/allowed-actions'",
      'views/mails/l.ts': "import { Card } from '../parts/card'",
      'vrs-core/src/m.ts': "export { sign } from '../../src/security/jws'",
      'plugins/kontakt/kontakt/n.js': "import { page } from '../../impressum/impressum/page.js'",
      'test/o.ts': "import { open } from '../vrs-core/src/volume'",
      'src/store/p.ts': "import { serve } from '../main/serve'",
      'src/routes/q.ts': "type Step = import('../processes/run-step').Step",
    },
    'events/project.ts:1',
    'src/domain/a.ts:1',
    'src/routes/d.ts:2',
    'src/security/e.ts:1',
    'src/processes/g.ts:1',
    'src/processes/h.ts:1',
    'src/integrations/i.ts:1',
    'views/j.ts:1',
    'vrs-core/src/m.ts:1',
    'plugins/kontakt/kontakt/n.js:1',
    'test/o.ts:1',
    'src/store/p.ts:1',
    'src/routes/q.ts:1',
  ),
  'events, deciders and views know few packages': violationExample(
    {
      'events/a.ts': "import { event } from '@event-driven-io/emmett'",
      'events/b.ts': "import type { Event } from '@event-driven-io/emmett'",
      'src/domain/c.ts': "import { randomUUID } from 'node:crypto'",
      'views/d.tsx': "import { Hono } from 'hono'\nimport { z } from 'zod'",
    },
    'events/a.ts:1',
    'src/domain/c.ts:1',
    'views/d.tsx:2',
  ),
  'files are short': violationExample(
    { 'src/store/a.ts': lines(301), 'src/store/b.ts': lines(300) },
    'src/store/a.ts:301',
  ),
  'functions are short': violationExample(
    {
      'src/store/a.ts': `const short = () => 1\n\nexport const long = () => {\n${lines(70, '  short()')}}`,
      'src/store/b.ts': `/**\n${lines(9, ' * Why.')} */\nexport function fits() {\n${lines(68, '  call()')}}`,
      'test/c.test.ts': `describe('all', () => {\n${lines(90, "  test('one', () => {})")}})`,
    },
    'src/store/a.ts:3',
  ),
  'folders have few entries': violationExample(
    {
      ...filesIn('src/store', 26),
      ...filesIn('src/domain', 24),
      'src/domain/project/decide.ts': '',
      ...filesIn('migrations', 40),
    },
    'src/store:1',
  ),
  'names are plain': violationExample(
    {
      'src/routes/front-door.ts': '',
      'src/store/telling.ts': '',
      'src/store/guarded.ts': '',
      'bench/main.ts': 'export const runBenchmark = () => 1',
      'src/processes/a.ts': 'export type StaffDesk = 1\nexport const letGo = () => 1',
      'src/processes/b.ts': 'export function aborted() {}\nexport class BellTower {}',
      'src/processes/c.ts': 'export interface C {\n  heard(): void\n}',
      'src/processes/d.ts': 'export const isLost = true\nexport const feed = () => 1',
      'events/e.ts': "export type CertificateSeen = Event<'CertificateSeen', {}>",
      'plugins/directory/directory/desk.js': 'export const said = () => 1',
    },
    'src/routes/front-door.ts:1',
    'src/store/telling.ts:1',
    'src/store/guarded.ts:1',
    'src/processes/a.ts:1',
    'src/processes/a.ts:2',
    'src/processes/b.ts:1',
    'src/processes/b.ts:2',
    'src/processes/c.ts:2',
  ),
  'exported names are unique': violationExample(
    {
      'src/store/a.ts': 'export const openPool = () => 1\nconst close = 1',
      'src/store/b.ts': '\nexport type openPool = 2\nexport const close = 1',
      'src/store/c.ts': 'const close = 2\nexport { close }',
      'src/store/d.ts': "export { openPool } from './a'\nconst inner = () => { const close = 1 }",
      'views/texts/de/mails.ts': 'export const mailTexts = 1',
      'views/texts/en/mails.ts': 'export const mailTexts = 2',
      'vrs-core/src/pool.ts': 'export const openPool = 3',
    },
    'src/store/b.ts:2',
    'src/store/c.ts:1',
  ),
  'names are kebab-case': violationExample(
    {
      'src/store/openStore.ts': '',
      'src/Store/open.ts': '',
      'test/store/open-store.test.ts': '',
      'plugins/kontakt/migrations/0001-messages.up.sql': '',
    },
    'src/store/openStore.ts:1',
    'src/Store/open.ts:1',
  ),
  'folders say what is in them': violationExample(
    { 'src/utils/dates.ts': '', 'vrs-core/src/types/site.ts': '', 'src/store/types.ts': '' },
    'src/utils/dates.ts:1',
    'vrs-core/src/types/site.ts:1',
  ),
  'there are no barrels': violationExample(
    {
      'events/index.ts': "export type { A } from './a'",
      'src/store/index.ts': 'export const open = 1',
      'src/store/all.ts': "export { open } from './open'\nexport * from './pool'",
    },
    'src/store/index.ts:1',
    'src/store/all.ts:1',
  ),
  'words of screens stand in the texts': violationExample(
    {
      'views/a.tsx': 'export const A = () => (\n  <p>\n    Payment received\n  </p>\n)',
      'views/b.tsx': 'export const B = ({ t }) => <p title={t.name}>{t.said}: €</p>',
      'views/c.tsx': 'export const C = () => <a href="/order" aria-label="Order now">×</a>',
      'views/texts/de.ts': "export const said = { order: 'Jetzt bestellen' }",
      'src/routes/d.tsx': 'export const D = () => <h1>Not found</h1>',
    },
    'views/a.tsx:3',
    'views/c.tsx:1',
    'src/routes/d.tsx:1',
  ),
  'code is English': violationExample(
    {
      'src/routes/a.ts': "export const said = 'Zahlung bestätigt'",
      'src/store/b.ts': '\nexport const said = `Der Auftrag wird bezahlt`',
      'src/store/c.ts': "export const said = 'expected an order, found none'",
      'src/sandbox/d.ts': "export const said = 'Nicht gefunden'",
      'views/texts/e.ts': "export const said = 'Geändert'",
      'views/f.tsx': "export const title = 'Ihre Bestellung ist da'",
    },
    'src/routes/a.ts:1',
    'src/store/b.ts:2',
    'views/f.tsx:1',
  ),
  'nothing is unfinished': violationExample(
    {
      'src/store/a.ts': `export {}\n// ${unfinished}: close it`,
      'README.md': `Some of it is not impl${'emented'}.`,
      'src/store/b.ts': "export const said = 'a stubborn one'",
    },
    'src/store/a.ts:2',
    'README.md:1',
  ),
  'only config reads the environment': violationExample(
    {
      'src/config.ts': 'export const port = process.env.PORT',
      'src/store/a.ts': '\nexport const port = process.env.PORT',
      'views/b.ts': 'export const port = Bun.env.PORT',
      'test/c.ts': 'export const port = process.env.PORT',
    },
    'src/store/a.ts:2',
    'views/b.ts:1',
  ),
  'only the job queue reads the tables of pg-boss': violationExample(
    {
      'src/store/job-queue/a.ts': 'export const all = `select 1 from pgboss.job`',
      'src/processes/b.ts': '\nexport const all = `select 1 from pgboss.job`',
      'test/c.ts': 'export const all = `select 1 from pgboss.job`',
    },
    'src/processes/b.ts:2',
  ),
  'processes have no SQL': violationExample(
    {
      'src/processes/a.ts': '\nexport const count = (sql) => sql<Row[]>`select 1`',
      'src/processes/b.ts': 'export const count = (tx) => tx`select 1`',
      'src/processes/c.ts': 'export const count = (sql) => countRows(sql)',
      'src/store/d.ts': 'export const count = (sql) => sql`select 1`',
    },
    'src/processes/a.ts:2',
    'src/processes/b.ts:1',
  ),
  'one module each imports jose': violationExample(
    {
      'src/security/jws.ts': "import { jwtVerify } from 'jose'",
      'src/routes/a.ts': "\nimport { jwtVerify } from 'jose'",
      'vrs-core/src/b.ts': "import { jwtVerify } from 'jose'",
      'vrs-core/src/c.ts': "import { SignJWT } from 'jose'",
      'test/d.test.ts': "import { SignJWT } from 'jose'",
    },
    'src/routes/a.ts:2',
    'vrs-core/src/b.ts:1',
    'vrs-core/src/c.ts:1',
  ),
  'the repository stands alone': violationExample(
    {
      'src/store/a.ts': "\nexport const seeds = '../sh\x61red/seeds'",
      'test/b.test.ts': "const seeds = '../sh\x61red/seeds'\nif (existsSync(seeds)) read(seeds)",
      'README.md': 'See /w\x6Frk/main.',
    },
    'src/store/a.ts:2',
    'README.md:1',
  ),
  'packages are pinned': violationExample(
    {
      'package.json':
        '{\n  "dependencies": {\n    "hono": "4.13.19",\n    "zod": "^4.6.7"\n  },\n  "devDependencies": {\n    "bun": "latest"\n  }\n}',
    },
    'package.json:4',
    'package.json:7',
  ),
  'every event has a sentence': violationExample(
    {
      'events/index.ts': "import type { A } from './project'",
      'events/project.ts':
        "export type A = Event<'Paid', {}>\nexport type B = Event<\n  'Lost',\n  {}\n>",
      'events/server.ts': "export type C = Event<'Paid', {}>",
      'views/texts/de/event-sentences.ts': 'export const sentences = { Paid: 1, Lost: 2 }',
      'views/texts/en/event-sentences.ts': 'export const sentences = { Paid: 1 }',
    },
    'events/project.ts:2',
    'events/server.ts:1',
  ),
}
