import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { SECTIONS } from './claims';

const FOLDER = new URL('../../docs/contract/', import.meta.url);

/** Headings like `## users/list`. */
const headings = (domain: string) => {
  const text = readFileSync(new URL(`${domain}.md`, FOLDER), 'utf8');
  return [...text.matchAll(/^## (\S+)$/gm)].map(([, heading]) => heading as string);
};

const sections = SECTIONS.map(([section]) => section);
const domains = [...new Set(sections.map((section) => section.split('/')[0] as string))];

describe('docs/contract', () => {
  it.each(domains)('has a section for each file of claims, and no other: %s', (domain) => {
    const proved = sections.filter((section) => section.startsWith(`${domain}/`));
    expect(headings(domain).sort()).toEqual(proved.sort());
  });

  it('has at least one claim for every section', () => {
    expect(SECTIONS.filter(([, claims]) => claims.length === 0)).toEqual([]);
  });
});
