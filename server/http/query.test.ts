import { describe, expect, it } from 'vitest';
import {
  FollowListQuery,
  OrganizationListQuery,
  OrganizationSuggestQuery,
  UserDeleteQuery,
  UserListQuery,
  UserSuggestQuery,
} from '../../src/api/contract';
import type { InvalidParameter } from '../errors';
import { type QuerySchema, readQuery } from './query';

const refusal = (schema: QuerySchema, query: Record<string, string | string[]>) => {
  try {
    readQuery(schema, query);
  } catch (error) {
    return (error as InvalidParameter).body.errors;
  }
  throw new Error('accepted');
};

describe('readQuery', () => {
  it('returns the default of a missing parameter', () => {
    expect(readQuery(UserListQuery, {})).toMatchObject({ page: 1, page_size: 20 });
    expect(readQuery(UserDeleteQuery, {})).toMatchObject({ send_legal_notice: false });
  });

  it.each([
    ['2', 2],
    ['+2', 2],
    [' 2', 2],
    ['002', 2],
  ])('reads the number %j', (page, value) => {
    expect(readQuery(UserListQuery, { page })).toMatchObject({ page: value });
  });

  it.each([
    ['0', 'The page to fetch Invalid page: 0. page must be a positive integer'],
    ['-1', 'The page to fetch Invalid page: -1. page must be a positive integer'],
    ['', 'The page to fetch  is not a valid integer'],
    ['1.5', 'The page to fetch 1.5 is not a valid integer'],
    ['none', 'The page to fetch none is not a valid integer'],
  ])('refuses the page %j', (page, reason) => {
    expect(refusal(UserListQuery, { page })).toEqual({ page: reason });
  });

  it.each([
    ['142014193880955625534390272', Number.MAX_SAFE_INTEGER],
    ['9'.repeat(400), Number.MAX_SAFE_INTEGER],
    [`-${'9'.repeat(400)}`, Number.MIN_SAFE_INTEGER],
  ])('clamps %s to the safe integers', (size, value) => {
    expect(readQuery(OrganizationSuggestQuery, { q: '', size })).toMatchObject({ size: value });
  });

  it('returns the first of several values and validates all of them', () => {
    expect(readQuery(UserListQuery, { page: ['2', '3'] })).toMatchObject({ page: 2 });
    expect(refusal(UserListQuery, { page: ['1', 'x'] })).toHaveProperty('page');
  });

  it('reports only the first invalid parameter, in the order of the schema', () => {
    expect(Object.keys(refusal(UserListQuery, { page: '0', sort: 'x' }) ?? {})).toEqual(['sort']);
  });

  it.each(['email', '', '--created', 'CREATED'])('refuses to sort by %j', (sort) => {
    expect(refusal(UserListQuery, { sort })).toEqual({
      sort: `The field (and direction) on which sorting apply The value '${sort}' is not a valid choice for 'sort'.`,
    });
  });

  it.each(['0', '21', 'x', '', '1.5'])('refuses %j as a number of suggestions', (size) => {
    expect(refusal(UserSuggestQuery, { q: 'a', size })).toEqual({
      size: 'The amount of suggestion to fetch (between 1 and 20) The size must be an integer between 1 and 20.',
    });
  });

  it('accepts an empty value of a required parameter, but not a missing one', () => {
    expect(refusal(UserSuggestQuery, {})).toEqual({
      q: 'The string to autocomplete/suggest Missing required parameter in the query string',
    });
    expect(readQuery(UserSuggestQuery, { q: '' })).toMatchObject({ q: '', size: 10 });
  });

  it.each([
    ['true', true],
    ['TRUE', true],
    ['1', true],
    ['on', true],
    ['false', false],
    ['0', false],
    ['', false],
  ])('reads the strict boolean %j', (send_legal_notice, value) => {
    expect(readQuery(UserDeleteQuery, { send_legal_notice })).toMatchObject({
      send_legal_notice: value,
    });
  });

  it('refuses other values of a strict boolean', () => {
    expect(refusal(UserDeleteQuery, { send_legal_notice: 'maybe' })).toEqual({
      send_legal_notice:
        'Send formal legal notice with appeal information to owner (admin only) Invalid literal for boolean(): maybe',
    });
  });

  it('returns udata’s message for an unknown badge', () => {
    expect(refusal(OrganizationListQuery, { badge: '' })).toEqual({ badge: 'Unknown badge type' });
  });

  it('ignores parameters that are not in the schema', () => {
    expect(readQuery(FollowListQuery, { sort: 'x', active: 'true' })).toEqual({
      page: 1,
      page_size: 20,
      user: undefined,
    });
  });
});
