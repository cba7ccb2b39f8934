/**
 * Whether a request line's target stays below `/api/` however often it is decoded on its way.
 *
 * The API names things by identifier or slug: no path of it needs an encoded slash, a dot segment,
 * an empty segment or a percent sign.
 */
export function isApiPath(target: string): boolean {
  const [path = ''] = target.split('?', 1);
  if (!path.startsWith('/api/') || path.includes('//')) return false;
  const segments = path.split('/');
  return segments.every((segment) => {
    const decoded = decode(segment);
    return decoded !== undefined && decoded !== '.' && decoded !== '..' && !UNSAFE.test(decoded);
  });
}

// Servers disagree on what these mean in a path.
const UNSAFE = /[/\\%;\u0000-\u001f\u007f]/;

function decode(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}
