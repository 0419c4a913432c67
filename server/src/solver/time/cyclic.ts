import type { ProtocolRunner } from '../protocol.ts';

export const runCyclic: ProtocolRunner = () => ({ curves: [], issues: [] });
