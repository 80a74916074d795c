/** What stands outside cannot be worked with, and waiting does not mend it: exit code 78. */
export class StartupError extends Error {
  override name = 'StartRefused'
}
