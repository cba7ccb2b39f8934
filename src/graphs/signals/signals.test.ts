import { describe, expect, it } from 'vitest';
import { aGraph, anAccount } from '../graph/builders';
import type { TraitColumn } from '../measures/traitColumn';
import { emailDomains } from './emailDomain';
import { linkDomains } from './linkDomain';
import { nameShape } from './nameShape';
import { similarAbout } from './similarAbout';

const namesOf = ({ values, names }: TraitColumn) =>
  values.map((own) => own.map((value) => names[value]));

describe('linkDomains', () => {
  it('reduces hosts to their registered domain, except on shared hosting domains', () => {
    const hosts = [['shop.a.co.uk', 'www.a.co.uk'], ['a.co.uk'], ['me.github.io'], ['10.0.0.1']];
    const column = linkDomains(
      aGraph(4, [], { details: (node) => ({ hosts: hosts[node] ?? [] }) }),
    );
    expect(namesOf(column)).toEqual([['a.co.uk'], ['a.co.uk'], ['me.github.io'], ['10.0.0.1']]);
    expect([...column.counts]).toEqual([2, 1, 1]);
  });

  it('leaves out public platforms, and accounts without details', () => {
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
  ])('of "%s %s" is "%s"', (first_name, last_name, shape) => {
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

  it('groups texts that differ in case, punctuation, links or a word, except short texts', () => {
    const column = similarAbout(
      aGraph(abouts.length, [], { details: (node) => ({ about: abouts[node] ?? '' }) }),
    );
    expect(column.values).toEqual([[0], [0], [0], [], [], []]);
    expect(column.names[0]).toContain('Buy the best garden chairs');
  });
});
