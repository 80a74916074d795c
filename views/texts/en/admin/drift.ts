import type { driftTexts as de } from '../../de/admin/drift'
import { driftKindTexts } from './drift-kinds'

export const driftTexts: typeof de = {
  title: 'Comparison',
  intro:
    'Compares every night at 3 o’clock what stands at INWX, Coolify, Stripe, in DNS and on the sites with what we know.',
  checkNow: 'Check now',
  checkText:
    'Asks all vendors without changing anything there. It mostly takes less than a minute.',
  checkUnderWay: 'A check is running. Load the page again in a moment.',
  lastRun: 'Last checked',
  neverRun: 'Not checked yet',
  neverText: 'The first check runs in the coming night. You can also start one yourself.',
  agrees: 'Everything agrees',
  agreesText: (at: string) => `Checked ${at}. What stands at the vendors is what we know.`,
  incomplete: 'The last check is incomplete',
  incompleteText: (who: string) =>
    `No answer from: ${who}. What was found there before still stands below.`,
  ours: 'Our fault',
  costing: 'Costs money',
  costingTotal: (sum: string) => `${sum} a year`,
  other: 'Without a cost that can be told',
  settled: 'Decided',
  perYear: 'a year',
  cost: 'Cost',
  finding: 'Difference',
  comparison: 'We know – found there',
  acts: 'What to do',
  expected: 'We know',
  found: 'Found there',
  nothing: 'nothing',
  since: 'found',
  lastSeen: 'last seen',
  severities: { breaks: 'Disturbs operation', costs: 'Costs', odd: 'Odd' },
  kinds: driftKindTexts,
  byHand: 'By hand',
  onlyByHand: 'By hand only',
  plan: 'What happens',
  history: 'History',
  ways: {
    repair: {
      act: 'Repair',
      ordered: 'repair ordered',
      done: 'repaired',
      failed: 'repair failed',
    },
    adopt: {
      act: 'Adopt',
      ordered: 'adoption ordered',
      done: 'adopted',
      failed: 'adoption failed',
    },
  },
  ignore: {
    act: 'Leave as it is',
    plan: 'Stays here under “Decided” until something else is found.',
    done: 'Stays as it is until something changes',
  },
  outcomes: {
    ignored: 'Stays as it is until something changes',
    ordered: 'Being taken care of',
    mended: 'Done, the next check will look',
    failed: 'Failed',
  },
}
