import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { SafeMarkdown } from './SafeMarkdown';

describe('SafeMarkdown', () => {
  it('shows the address of a link, and sends it no referrer', () => {
    render(<SafeMarkdown>{'[my bank](https://evil.example/login)'}</SafeMarkdown>);
    const link = screen.getByRole('link', { name: 'my bank' });
    expect(link).toHaveAttribute('href', 'https://evil.example/login');
    expect(link).toHaveAttribute('rel', expect.stringContaining('noreferrer'));
    expect(screen.getByText(/\(https:\/\/evil\.example\/login\)/)).toBeInTheDocument();
  });

  it.each([
    '<img src=x onerror=alert(1)>',
    '<script>alert(1)</script>',
    '[click](javascript:alert(1))',
    '![pixel](https://tracker.example/p.gif)',
    '[x](data:text/html,<script>alert(1)</script>)',
  ])('runs and loads nothing from %j', (text) => {
    const { container } = render(<SafeMarkdown>{text}</SafeMarkdown>);
    expect(container.querySelector('img, script, iframe, [onerror]')).toBeNull();
    for (const link of container.querySelectorAll('a')) {
      expect(link.getAttribute('href')).toMatch(/^https:/);
    }
  });

  it('keeps the headings of a profile out of the outline of the page', () => {
    render(<SafeMarkdown>{'# Big'}</SafeMarkdown>);
    expect(screen.queryByRole('heading')).toBeNull();
    expect(screen.getByText('Big')).toBeInTheDocument();
  });

  it.each([
    ['>', 5_000],
    ['1. ', 1_500],
    ['*a_', 5_000],
    ['a', 1_000_000],
  ])('shows %j, %i times, piece by piece as it is', async (piece, times) => {
    const text = piece.repeat(times);
    const { container } = render(<SafeMarkdown>{text}</SafeMarkdown>);
    const shown = container.querySelectorAll('div')[1]?.textContent;
    expect(text.startsWith(String(shown))).toBe(true);
    expect(shown?.length).toBeLessThanOrEqual(10_000);
    if (text.length <= 10_000) return;
    await userEvent.click(screen.getByRole('button'));
    expect(container.querySelectorAll('div')[1]?.textContent).toHaveLength(
      Math.min(20_000, text.length),
    );
  });

  it('shows the characters that reorder a text', () => {
    render(<SafeMarkdown>{'a \u202Eb'}</SafeMarkdown>);
    expect(screen.getByText('a [U+202E]b')).toBeInTheDocument();
  });
});
