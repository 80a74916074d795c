import { toCoolifyInstant } from '../api/responses'
import type { CoolifyStore } from '../store/coolify-store'
import type { DatabaseDocument } from '../store/documents'

/** The database as Coolify shows it: secrets only to tokens that may read them. */
export const toDatabaseModel =
  (store: CoolifyStore, canReadSecrets: boolean) => (database: DatabaseDocument) => ({
    id: database.id,
    uuid: database.uuid,
    name: database.name,
    description: database.description,
    database_type: 'standalone-postgresql',
    image: database.image,
    is_public: database.isPublic,
    postgres_user: database.user,
    postgres_db: database.database,
    status: database.status,
    environment_id: store.environments.get(database.environment)?.id ?? null,
    created_at: toCoolifyInstant(database.createdAt),
    ...(canReadSecrets
      ? { postgres_password: database.password, internal_db_url: database.url }
      : {}),
  })
