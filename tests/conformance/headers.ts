export const ORIGIN = 'https://console.example.org';

export const words = (header: unknown) => new Set(String(header).split(/,\s*/));

export const sorted = (allow: unknown) => String(allow).split(/,\s*/).sort().join(', ');
