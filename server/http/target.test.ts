import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTarget } from './target';

describe('readTarget', () => {
  it.each([
    ['/api/1/users/?q=%zz%2F', '/api/1/users/?q=%zz%2F'],
    ['/api/1/%75sers/a%2Fb/', '/api/1/users/a/b/'],
    ['/users/%C3%A9/', '/users/%C3%A9/'],
    // Node decodes bytes beyond ASCII in this way.
    ['/users/Ã©/', '/users/%C3%A9/'],
    ['/users/%E9%zz%/', '/users/%EF%BF%BD%25zz%25/'],
    ['/users/%00/', '/users/%EF%BF%BD/'],
    ['/users/%3Fq=%23?q=1', '/users/%3Fq=%23?q=1'],
    ['/users/a+b:c@d;e,f/', '/users/a+b:c@d;e,f/'],
    ['http://example.org/%75sers/', 'http://example.org/users/'],
    ['*', '*'],
  ])('reads %s as %s', (target, read) => {
    expect(readTarget(target)).toBe(read);
  });

  it('does not change a target that is already normalised', () => {
    fc.assert(
      fc.property(fc.webPath(), fc.webQueryParameters(), (path, query) => {
        const read = readTarget(`/${path}?${query}`);
        expect(readTarget(read)).toBe(read);
      }),
    );
  });
});
