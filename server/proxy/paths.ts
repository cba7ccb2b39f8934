/**
 * Whether the target of a request stays below `/api/`, however often it is decoded on its way.
 *
 * The paths of the API consist of identifiers and slugs. They need no encoded slashes, dot segments,
 * empty segments or percent signs.
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

// Servers interpret these characters in a path differently.
const UNSAFE = /[/\\%;\u0000-\u001f\u007f]/;

function decode(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}
