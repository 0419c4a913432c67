import { onProjectNode } from './install.mjs';

if (await onProjectNode(import.meta.url)) await import('./tasks/start.ts');
