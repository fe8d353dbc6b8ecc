export function bundle(folder: string): Promise<void>;
export function bundlePage(folder: string): Promise<void>;
