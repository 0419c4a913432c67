// Packages the built extension as mgmodel-VERSION.vsix. Run after the build.
//   node .ci/package.mjs
import { packageExtension } from './vsix.ts';

const { file, kilobytes } = packageExtension();
console.log(`${file} (${kilobytes.toFixed(0)} kB)`);
