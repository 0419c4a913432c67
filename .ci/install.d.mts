export declare const root: string;
export declare function onProjectNode(entry: string): Promise<boolean>;
export declare function npm(args: readonly string[], folder: string): Promise<{ status: number; output: string }>;
export declare function explainNpm(output: string): string;
