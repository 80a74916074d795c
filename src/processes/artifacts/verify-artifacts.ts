import { ArtifactDamaged, ArtifactMissing } from '../../integrations/artifacts/artifact-store'
import {
  listDueDigests,
  listUnreportedProblems,
  recordArtifactCheck,
} from '../../store/ledgers/artifact-checks'
import type { ProcessDependencies } from '../engine/process-dependencies'

type Dependencies = Pick<ProcessDependencies, 'sql' | 'artifacts' | 'alert'>

const maxPerRun = 200

/** What is wrong with it; null = nothing. Throws where the storage cannot be reached. */
const findProblem = (artifacts: Dependencies['artifacts'], sha256: string) =>
  artifacts.verify(sha256).then(
    () => null,
    (error) => {
      if (error instanceof ArtifactDamaged || error instanceof ArtifactMissing) return error.message
      throw error
    },
  )

/** Reads published archives as a whole, a bounded number of them, those first that waited longest. */
export const verifyArtifacts = async (deps: Dependencies, signal: AbortSignal): Promise<void> => {
  const { sql, artifacts, alert } = deps
  for (const sha256 of await listDueDigests(sql, maxPerRun)) {
    if (signal.aborted) return
    await recordArtifactCheck(sql, sha256, await findProblem(artifacts, sha256))
  }
  // By what is recorded, so that no crash between the two loses an alert.
  for (const { subject, problem } of await listUnreportedProblems(sql))
    await alert('artifact-damaged', subject, problem)
}
