import type { Vault } from '../../security/vault'
import { createStatement } from '../../store/postgres/statement'

/** An auth code is kept sealed, for the transfer alone; a new one takes its place. `name`: of a name that is added, `auth_code:<name>`. */
export const authCodeRow = (
  vault: Vault,
  projectId: string,
  authCode: string,
  name = 'auth_code',
) =>
  createStatement(
    `insert into project_secrets (project_id, name, sealed) values ($1, $2, $3)
     on conflict (project_id, name) do update set sealed = excluded.sealed`,
    [projectId, name, vault.sealSecret(authCode, `project-secret:${projectId}:${name}`)],
  )
