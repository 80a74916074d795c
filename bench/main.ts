import type { Bench } from './benchmark'
import { table } from './benchmark'
import { orders } from './p1-orders'
import { downloads } from './p2-downloads'
import { provisioning } from './p4-provisioning'
import { throughput } from './p5-throughput'
import { starts } from './p9-start'

const benches: Readonly<Record<string, Bench>> = {
  p1: orders,
  p2: downloads,
  p4: provisioning,
  p5: throughput,
  p9: starts,
}

const words = process.argv.slice(2)
const hurried = words.includes('hurry')
const wished = words.filter((word) => word !== 'hurry')
const unknown = wished.find((word) => !(word in benches))
if (unknown) {
  console.error(`expected ${Object.keys(benches).join(', ')} or hurry, found ${unknown}`)
  process.exit(2)
}

/** A figure that misses its bar is told, and no failure; what cannot be measured is one. */
for (const [name, bench] of Object.entries(benches)) {
  if (wished.length > 0 && !wished.includes(name)) continue
  const { figures, notes } = await bench.run(hurried)
  console.log(`${bench.title}\n${table(figures)}`)
  for (const note of notes) console.log(`  · ${note}`)
}
process.exit(0)
