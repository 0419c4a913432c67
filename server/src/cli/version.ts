/** The version of the program, from package.json (inlined by the bundler). */
import manifest from '../../../package.json' with { type: 'json' };

export const version: string = manifest.version;
