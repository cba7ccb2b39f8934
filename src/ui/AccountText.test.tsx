import { render, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { AccountText, AccountTexts, firstCharacters } from './AccountText';

it('shows the beginning of a long text', () => {
  render(<AccountText>{`https://spam.example/${'x'.repeat(1_000_000)}`}</AccountText>);
  expect(screen.getByText(/^https:\/\/spam\.example\/x+…$/).textContent).toHaveLength(1_001);
});

it('shows the first of many texts, and how many there are', () => {
  const texts = Array.from({ length: 5_000 }, (_, index) => `site-${index}`);
  const { container } = render(<AccountTexts texts={texts} />);
  expect(container.textContent).toMatch(/^site-0, .*, site-49 \+4950$/);
});

it('does not cut a character in two', () => {
  expect(firstCharacters('ab🌈', 3)).toBe('ab');
  expect(firstCharacters('ab🌈', 4)).toBe('ab🌈');
});
