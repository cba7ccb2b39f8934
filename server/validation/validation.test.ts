import { describe, expect, it } from 'vitest';
import { strip } from '../http/pythonText';
import { isEmailAddress } from './email';
import { containsUrl } from './urlInText';
import { websiteRefusal } from './website';

// The expected values are the responses of a running udata 17.18.0.

describe('isEmailAddress', () => {
  it.each([
    'é@example.org',
    'x@éxample.org',
    'x@example.zzzz',
    'X@EXAMPLE.ORG',
    'x+y@example.org',
    "x'y@example.org",
    `${'a'.repeat(65)}@example.org`,
    'x@x.example',
    'x@localhost.localdomain',
  ])('accepts %s', (text) => {
    expect(isEmailAddress(text)).toBe(true);
  });

  it.each([
    'x@example.org ',
    'x@example',
    'x@localhost',
    'x@a.test',
    'x@a.local',
    'x@a.invalid',
    '"q q"@example.org',
    'Bob <x@example.org>',
    'x@x.onion',
    'x@x.arpa',
    'x..y@example.org',
    '.x@example.org',
    'x@[1.2.3.4]',
    'x@1.2.3.4',
    'x@a_b.org',
    'x@-a.org',
    '@x.org',
    'x@',
    'x@@x.org',
    'a b@c',
    '',
  ])('refuses %j', (text) => {
    expect(isEmailAddress(text)).toBe(false);
  });

  // Reading such a name once took quadratic time, a minute for this one.
  it('refuses a very long name without delay', () => {
    expect(isEmailAddress(`a@${'字'.repeat(300_000)}.fr`)).toBe(false);
  });
});

describe('containsUrl', () => {
  it.each([
    'M.Paris',
    'http://192.168.1.1',
    '192.168.1.1',
    'spam.com',
    'SPAM.COM',
    'a.b.fr',
    'x.fr/',
    'a.co',
    '(spam.com)',
    'spam.com,',
    'éa.com',
    'Jean.Dupont',
    'jean.me',
    'foo.py',
    'Visit spam.com',
  ])('finds a URL in %s', (text) => {
    expect(containsUrl(text)).toBe(true);
  });

  it.each([
    'J.Doe',
    'x@example.org',
    'x@sarl.fr',
    'x@kiosk.fr',
    'St.Exupéry',
    'see http://x',
    'Mr.',
    'e.g.',
    'www.x',
    'Node.js',
    'spam . com',
    'spam.com@x',
    'ftp://x.y',
    'localhost:80',
    'a.info!',
    'Éléonore O’Connor',
  ])('finds no URL in %s', (text) => {
    expect(containsUrl(text)).toBe(false);
  });
});

describe('websiteRefusal', () => {
  it.each([
    'http://EXAMPLE.org',
    '//example.org',
    'http://user:pw@example.org:99999/',
    ' http://example.org ',
    'http://example.org?x',
    'http://éxample.org',
    'http://example.рф',
    'http://a_b.org',
    'http://8.8.8.8/',
    'http://example.co.uk',
    'ftp://x.org',
    'https://www.example.org/jeanne#top',
  ])('accepts %s', (website) => {
    expect(websiteRefusal(website, 'en')).toBeUndefined();
  });

  it.each([
    ['nowhere', ''],
    ['www.example.org', ''],
    ['javascript:alert(1)', ''],
    ['mailto:a@b.org', ''],
    ['http://exa mple.org', ''],
    ['http://example.org/a b', ''],
    ['http://example', ''],
    ['http://-a.org', ''],
    ['http:///x', ''],
    ['http://x.org#é', ''],
    ['http://localhost/', ': is a local URL'],
    ['http://localhost:8000/x', ': is a local URL'],
    ['http://127.0.0.1/', ': is a local URL'],
    ['http://[::1]/', ': is a local URL'],
    ['http://192.168.1.1', ': is a private URL'],
    ['http://10.1.1.1', ': is a private URL'],
    ['http://[fe80::1]/', ': is a private URL'],
    ['http://169.254.1.1/', ': is a private URL'],
    ['http://224.0.0.1/', ': 224.0.0.1 is a multicast IP'],
    ['http://0.0.0.0/', ': 0.0.0.0 is a mask IP'],
    ['gopher://example.org', ': Invalid scheme gopher, allowed schemes: http, https, ftp, ftps'],
    ['http://example.zzzz', ': Invalid TLD zzzz'],
    ['http://intranet.local/', ': Invalid TLD local'],
    ['HTTP://EXAMPLE.ORG', ': Invalid TLD ORG'],
    ['http://example.ORG', ': Invalid TLD ORG'],
  ])('refuses %s%s', (website, reason) => {
    expect(websiteRefusal(website, 'en')).toBe(`Invalid URL "${website}"${reason}`);
  });

  it.each([
    ['nowhere', ''],
    ['http://localhost/', '\u00a0: est une URL locale'],
    ['http://192.168.1.1', '\u00a0: est une URL privée'],
    ['http://224.0.0.1/', '\u00a0: 224.0.0.1 est une IP multicast'],
    [
      'gopher://example.org',
      '\u00a0: Schéma invalide gopher, schémas autorisés\u00a0: http, https, ftp, ftps',
    ],
    ['http://example.zzzz', '\u00a0: Domaine invalide zzzz'],
  ])('refuses %s in French', (website, reason) => {
    expect(websiteRefusal(website, 'fr')).toBe(`URL invalide "${website}"${reason}`);
  });

  it.each([
    ['http://a.fr/@b', undefined],
    ['http://u@v@a.fr/@b', undefined],
    ['http://u\u3000v@a.fr', ''],
    ['http://u@b\u3000c.fr/x', undefined],
    ['http://u@b\u3000c.fr/\u3000', undefined],
    ['http://u@a.fr/\u3000x', ''],
    ['http://@a.fr', ''],
    ['http://a.fr@b', ''],
  ])('finds the host of %j among several @', (website, reason) => {
    const expected = reason === undefined ? undefined : `Invalid URL "${website}"${reason}`;
    expect(websiteRefusal(website, 'en')).toBe(expected);
  });

  // Any `@` may end the user information. Reading the rest of the text after each took minutes.
  it('checks an address with 150,000 @ without delay', () => {
    expect(websiteRefusal(`http://${'a@a.fr/'.repeat(150_000)} x`, 'en')).toBeDefined();
    expect(websiteRefusal(`http://${'a@a.fr/'.repeat(150_000)}`, 'en')).toBeUndefined();
  });
});

describe('strip', () => {
  it('removes what Python considers white space, only around the text', () => {
    expect(strip('\x1c\u3000 a\xa0b \t')).toBe('a\xa0b');
    expect(strip(' \n\x85')).toBe('');
    expect(strip('\ufeffa')).toBe('\ufeffa');
  });
});
