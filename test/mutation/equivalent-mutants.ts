import type { Mutant } from './create-mutants'

/** A change that no test can notice, and why; `line` is the trimmed source line it stands in. */
type Equivalent = { path: string; line: string; replacement: string; because: string }

const equivalentMutants: readonly Equivalent[] = []

/** Whether a mutant is known to change nothing that can be observed. */
export const isEquivalent = ({ path, line, replacement }: Mutant, source: string): boolean => {
  const text = source.split('\n')[line - 1]?.trim()
  return equivalentMutants.some(
    (one) => one.path === path && one.line === text && one.replacement === replacement,
  )
}
