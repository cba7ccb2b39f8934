import { expect, it } from 'vitest';
import { linkHosts } from './linkHosts';

it.each([
  [null, null, []],
  ['https://www.Example.org/shop', null, ['example.org']],
  ['//example.org', 'no link', ['example.org']],
  [null, 'Buy at [here](https://shop.example/x?y=1) or www.shop.example now', ['shop.example']],
  ['https://a.example', 'https://b.example, <http://a.example/2>', ['a.example', 'b.example']],
  [null, 'See https://c.example.', ['c.example']],
  [null, 'https://evil.example|x', ['evil.example']],
  [null, '**https://evil.example** and _https://b.example/_', ['evil.example', 'b.example']],
  [null, '| site | https://evil.example |', ['evil.example']],
  [null, 'https://good.example@evil.example/', ['evil.example']],
  [
    null,
    '[a](https&colon;//evil.example) [b](https:&#47;&#x2F;b.example)',
    ['evil.example', 'b.example'],
  ],
  [null, 'https\\://evil.example', ['evil.example']],
  [null, '&#99999999; &nothing; https://a.example', ['a.example']],
  ['not a url at all', 'http://', []],
])('for the website %j and the text %j, returns the hosts %j', (website, about, hosts) => {
  expect(linkHosts({ website, about })).toEqual(hosts);
});

it('reads a long run of dots in linear time', () => {
  // A pattern that ends in `+$` takes eight seconds for 99,000 of them.
  const about = `https://a${'.'.repeat(99_000)}b `.repeat(2);
  expect(linkHosts({ website: `https://a${'.'.repeat(1_000_000)}b`, about })).toBeDefined();
});
