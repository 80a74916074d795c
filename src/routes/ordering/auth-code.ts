import type { Vault } from '../../security/vault'
import { statement } from '../../store/statements'

/** An auth code is kept sealed, for the transfer alone; a new one takes its place. */
export const authCodeRow = (vault: Vault, projectId: string, authCode: string) =>
  statement(
    `insert into project_secrets (project_id, name, sealed) values ($1, 'auth_code', $2)
     on conflict (project_id, name) do update set sealed = excluded.sealed`,
    [projectId, vault.sealSecret(authCode, `project-secret:${projectId}:auth_code`)],
  )
