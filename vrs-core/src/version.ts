import manifest from '../package.json'

export const coreVersion: string = manifest.version
