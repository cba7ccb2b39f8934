import { describe, expect, it } from 'vitest';
import { aGraph, anAccount } from '../graph/builders';
import { emailDomains } from './emailDomains';
import { linkDomains } from './linkDomains';
import { nameShape } from './nameShape';
import { similarAbout } from './similarAbout';
import type { TraitColumn } from './traitColumn';

const namesOf = ({ values, names }: TraitColumn) =>
  values.map((own) => own.map((value) => names[value]));

describe('linkDomains', () => {
  it('joins hosts of one registered domain, and keeps pages of private hosts apart', () => {
    const hosts = [['shop.a.co.uk', 'www.a.co.uk'], ['a.co.uk'], ['me.github.io'], ['10.0.0.1']];
    const column = linkDomains(
      aGraph(4, [], { details: (node) => ({ hosts: hosts[node] ?? [] }) }),
    );
    expect(namesOf(column)).toEqual([['a.co.uk'], ['a.co.uk'], ['me.github.io'], ['10.0.0.1']]);
    expect([...column.counts]).toEqual([2, 1, 1]);
  });

  it('leaves out platforms where anyone has a page, and accounts that were not read', () => {
    const column = linkDomains(
      aGraph(2, [], { details: (node) => (node ? null : { hosts: ['www.linkedin.com'] }) }),
    );
    expect(namesOf(column)).toEqual([[], []]);
    expect(column.known).toBe(1);
  });
});

describe('emailDomains', () => {
  it('leaves out public providers', () => {
    const domains = ['gmail.com', 'shop.example', null];
    const column = emailDomains(
      aGraph(3, [], { details: (node) => ({ email_domain: domains[node] ?? null }) }),
    );
    expect(namesOf(column)).toEqual([[], ['shop.example'], []]);
    expect(column.known).toBe(3);
  });
});

describe('nameShape', () => {
  it.each([
    ['Emma', 'Petit84', 'Aa Aa99'],
    ['Éléonore', 'de La Tour', 'Aa a Aa Aa'],
    ['JEAN-LUC', 'x_1', 'A-A a_9'],
  ])('of %s %s is %s', (first_name, last_name, shape) => {
    expect(nameShape(anAccount(0, {}, { first_name, last_name }))).toBe(shape);
  });
});

describe('similarAbout', () => {
  const text = 'Buy the best garden chairs of the whole country in our little shop';
  const abouts = [
    `${text} https://one.example/a`,
    `${text.toUpperCase()}!! https://two.example`,
    `${text} today`,
    'I publish the opening hours of all libraries of the city of Lyon every week',
    'Garden chairs',
    'Garden chairs',
  ];

  it('finds texts that differ by case, marks, links and a word, but not short ones', () => {
    const column = similarAbout(
      aGraph(abouts.length, [], { details: (node) => ({ about: abouts[node] ?? '' }) }),
    );
    expect(column.values).toEqual([[0], [0], [0], [], [], []]);
    expect(column.names[0]).toContain('Buy the best garden chairs');
  });
});
