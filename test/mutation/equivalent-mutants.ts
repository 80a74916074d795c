import type { Mutant } from './create-mutants'

/** A change that no test can notice, and why; `line` is the trimmed source line it stands in. */
type Equivalent = { path: string; line: string; replacement: string; because: string }

const equivalentMutants: readonly Equivalent[] = [
  {
    path: 'src/store/postgres/statement.ts',
    line: 'statementNames.set(text, name)',
    replacement: ';',
    because: 'It only saves time: the same name is computed from the same text again.',
  },
  {
    path: 'src/domain/project/repair.ts',
    line: "if (project.suspendedAt) throw wrongState(project, 'suspended')",
    replacement: "''",
    because: "It is part of an error's message, which no test should depend on.",
  },
  {
    path: 'src/domain/project/repair.ts',
    line: "if (project.pausedAt) throw wrongState(project, 'paused')",
    replacement: "''",
    because: "It is part of an error's message, which no test should depend on.",
  },
  {
    path: 'src/domain/order/price.ts',
    line: '...buildDiscountLines(inBundle, bundle?.discountPercent ?? 0),',
    replacement: '1',
    because: 'Without a bundle no line is in it, and a discount on no lines has none.',
  },
  {
    path: 'src/domain/order/price.ts',
    line: 'const bundle = offer.bundles.find(({ code }) => code === wanted.bundle)',
    replacement: 'findLast',
    because: 'Codes are unique in the catalogue, so that the first is the last.',
  },
  {
    path: 'src/domain/order/price.ts',
    line: 'if (!kind || !isBought(kind) || !lookup || netCents === undefined) return []',
    replacement: '&&',
    because: 'The price is part of the lookup: without a lookup there is no price either.',
  },
  {
    path: 'src/domain/order/order-catalogue.ts',
    line: 'offer.prices.find(',
    replacement: 'findLast',
    because: 'A plugin has one price for a type and a cycle.',
  },
  {
    path: 'src/domain/order/validate-order.ts',
    line: 'const bundle = offer.bundles.find(({ code }) => code === request.bundle)',
    replacement: 'findLast',
    because: 'Codes are unique in the catalogue, so that the first is the last.',
  },
  {
    path: 'src/domain/order/validate-order.ts',
    line: "...(request.domain.kind === 'subdomain' && isReservedLabel(request.domain.label ?? '')",
    replacement: "'mutant'",
    because: 'The empty label is as little reserved as any other word.',
  },
  {
    path: 'src/domain/order/validate-domain.ts',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is a line of source.
    line: "? { kind, name: `${label}.${baseDomain}`, baseDomain: baseDomain ?? '' }",
    replacement: "'mutant'",
    because: 'It satisfies the compiler: a subdomain without a base domain was refused before.',
  },
  {
    path: 'src/domain/order/validate-domain.ts',
    line: ": { kind, name: lookup?.name ?? '' }",
    replacement: "'mutant'",
    because: 'It satisfies the compiler: a name that was not looked up was refused before.',
  },
  {
    path: 'src/domain/project/step-rules.ts',
    line: 'return isProvisioningStep(event.data.step) ? event.data.step : undefined',
    replacement: 'true',
    because:
      'A teardown step is none of the listed ones, so that its repetition undoes nothing anyway.',
  },
  {
    path: 'src/domain/project/project-tabs.ts',
    line: 'projectTabIds.find((tab) => tab === name) ??',
    replacement: 'findLast',
    because: 'Each tab is listed once.',
  },
  {
    path: 'src/store/read-models/shadow-table.ts',
    line: 'if (held.length > 0) await write()',
    replacement: 'true',
    because: 'It inserts no rows then, and nothing follows from that.',
  },
  {
    path: 'src/store/postgres/embedded-postgres.ts',
    line: "server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))",
    replacement: '||',
    because:
      'It satisfies the compiler: a server that listens on TCP always has an address with a port.',
  },
  {
    path: 'src/store/postgres/database-sockets.ts',
    line: "socket.once('close', () => sockets.delete(socket))",
    replacement: ';',
    because: 'It only frees memory: ending a closed socket once more does nothing.',
  },
  {
    path: 'src/store/read-models/shadow-table.ts',
    line: 'if (size > maxBufferedChars) await write()',
    replacement: '>=',
    because: 'How many characters are written at once is a setting: one more does the same work.',
  },
  {
    path: 'src/store/postgres/write-pool.ts',
    line: 'stream.cork()',
    replacement: ';',
    because: 'It only saves system calls: what is sent, and in which order, is the same.',
  },
  {
    path: 'src/store/read-models/rebuild-read-models.ts',
    line: 'seconds: (performance.now() - begun) / 1000,',
    replacement: '1001',
    because:
      'A thousandth of a duration that is only shown is less than a run differs from the next.',
  },
  {
    path: 'src/processes/engine/worker.ts',
    line: 'payments: 2,',
    replacement: '3',
    because: 'How many jobs run at a time is a setting: any number does the same work.',
  },
]

/** Whether a mutant is known to change nothing that can be observed. */
export const isEquivalent = ({ path, line, replacement }: Mutant, source: string): boolean => {
  const text = source.split('\n')[line - 1]?.trim()
  return equivalentMutants.some(
    (one) => one.path === path && one.line === text && one.replacement === replacement,
  )
}
