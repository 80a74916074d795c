import type { RuleName } from './rules'
import type { SourceText } from './source-file'

/** A house in small that breaks one rule, and where it does. */
type RuleViolation = { files: SourceText[]; expectedLocations: string[] }

const violationExample = (texts: Record<string, string>, ...at: string[]): RuleViolation => ({
  files: Object.entries(texts).map(([path, text]) => ({ path, text })),
  expectedLocations: at,
})

const lines = (count: number, line = 'export {}') => `${Array(count).fill(line).join('\n')}\n`
const unfinished = 'TO\x44O'

export const ruleViolations: Record<RuleName, RuleViolation> = {
  'imports go through the doors': violationExample(
    {
      'events/project.ts': "import type { Row } from '../projections/projects'",
      'src/routes/a.ts': "import { decide } from '../domain/project'",
      'src/routes/b.ts': "import type { Command } from '../domain/project'",
      'src/routes/c.ts': "\nimport { type Step, run } from '../processes/run-step'",
      'src/security/d.ts': "const load = () => import('../config')",
      'src/processes/e.ts': "import { LiveMail } from '../../views/mails/live-mail'",
      'src/processes/f.ts': "import { Page } from '../../views/layout/page'",
      'views/g.ts': "import { projectById } from '../projections/projects'",
      'views/mails/h.ts': "import { Card } from '../parts/card'",
      'vrs-core/src/i.ts': "export { sign } from '../../src/security/jws'",
      'plugins/kontakt/kontakt/j.js': "import { page } from '../../impressum/impressum/page.js'",
      'test/k.ts': "import { open } from '../vrs-core/src/volume'",
      'src/store/l.ts': "import { serve } from '../main/serve'",
    },
    'events/project.ts:1',
    'src/routes/a.ts:1',
    'src/routes/c.ts:2',
    'src/security/d.ts:1',
    'src/processes/f.ts:1',
    'views/g.ts:1',
    'vrs-core/src/i.ts:1',
    'plugins/kontakt/kontakt/j.js:1',
    'test/k.ts:1',
    'src/store/l.ts:1',
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
    { 'src/store/a.ts': lines(251), 'src/store/b.ts': lines(250) },
    'src/store/a.ts:251',
  ),
  'functions are short': violationExample(
    {
      'src/store/a.ts': `const short = () => 1\n\nexport const long = () => {\n${lines(70, '  short()')}}`,
      'src/store/b.ts': `/**\n${lines(9, ' * Why.')} */\nexport function fits() {\n${lines(68, '  call()')}}`,
      'test/c.test.ts': `describe('all', () => {\n${lines(90, "  test('one', () => {})")}})`,
    },
    'src/store/a.ts:3',
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
  'there are no dead files': violationExample(
    {
      'src/main.ts': "import './used'\nBun.spawn(['bun', 'started.ts'])",
      'src/used.ts': "import type { Word } from './words'",
      'src/words.ts': 'export type Word = string',
      'src/started.ts': 'export {}',
      'src/forgotten.ts': 'export {}',
      'src/only-tested.ts': 'export const one = 1',
      'test/some.test.ts': "import '../src/only-tested'\nimport './given'",
      'test/given.ts': 'export {}',
      'test/left.ts': 'export {}',
    },
    'src/forgotten.ts:1',
    'src/only-tested.ts:1',
    'test/left.ts:1',
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
  'every event is told': violationExample(
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
