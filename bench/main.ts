import type { Benchmark } from './benchmark'
import { formatFigures } from './benchmark'
import { ordersBenchmark } from './p1-orders'
import { downloadsBenchmark } from './p2-downloads'
import { catalogueBenchmark } from './p3-catalogue'
import { provisioningBenchmark } from './p4-provisioning'
import { throughputBenchmark } from './p5-throughput'
import { projectListBenchmark } from './p6-project-list'
import { rebuildBenchmark } from './p7-rebuild'
import { memoryBenchmark } from './p8-memory'
import { startBenchmark } from './p9-start'
import { projectPageBenchmark } from './p10-project-page'

const benchmarks: Readonly<Record<string, Benchmark>> = {
  p1: ordersBenchmark,
  p2: downloadsBenchmark,
  p3: catalogueBenchmark,
  p4: provisioningBenchmark,
  p5: throughputBenchmark,
  p6: projectListBenchmark,
  p7: rebuildBenchmark,
  p8: memoryBenchmark,
  p9: startBenchmark,
  p10: projectPageBenchmark,
}

const args = process.argv.slice(2)
const isQuick = args.includes('quick')
const requestedNames = args.filter((argument) => argument !== 'quick')
const unknownName = requestedNames.find((argument) => !(argument in benchmarks))
if (unknownName) {
  console.error(`expected ${Object.keys(benchmarks).join(', ')} or quick, found ${unknownName}`)
  process.exit(2)
}

// A missed threshold is printed and does not fail the run; an error while measuring does.
for (const [name, benchmark] of Object.entries(benchmarks)) {
  if (requestedNames.length > 0 && !requestedNames.includes(name)) continue
  const { figures, notes } = await benchmark.run(isQuick)
  console.log(`${benchmark.title}\n${formatFigures(figures)}`)
  for (const note of notes) console.log(`  · ${note}`)
}
process.exit(0)
