import type { EventType } from '../../../events'
import type { MatrixEnvironment } from './matrix-environment'

/** One way through the process tables. */
export type Scenario = {
  name: string
  queues: readonly string[]
  createOrder: (world: MatrixEnvironment) => Promise<string>
  /** What is under test comes after the last of these acts; all before it goes well. */
  actions?: readonly ((world: MatrixEnvironment, projectId: string) => Promise<unknown>)[]
  /** Only the steps after these events differ from those of other scenarios. */
  covers?: readonly EventType[]
}
