import { fullName } from '../../api/contract';
import type { GraphAccount } from '../graph/account';

interface Content {
  locale: string;
  title: string;
  summary: string;
  /** Paragraphs above the evidence. */
  lines: readonly string[];
  evidenceTitle: string;
  evidence: readonly string[];
  accountsTitle: string;
  accounts: readonly GraphAccount[];
  /** Shown after the name of a protected account. */
  protectedWord: string;
  protectedIds: ReadonlySet<string>;
}

/**
 * A finding as a standalone HTML page to print or archive, without scripts or external links.
 *
 * Built from text nodes, so that nothing an account holder wrote is parsed as markup.
 */
export function findingDocument(content: Content): string {
  const page = document.implementation.createHTMLDocument(content.title);
  page.documentElement.lang = content.locale;
  const charset = page.createElement('meta');
  charset.setAttribute('charset', 'utf-8');
  page.head.prepend(charset);
  const style = page.createElement('style');
  style.textContent =
    'body{font:14px system-ui,sans-serif;max-width:48rem;margin:2rem auto;padding:0 1rem}' +
    'li{margin:.2rem 0;overflow-wrap:anywhere}.id{font-family:monospace;color:#555}';
  page.head.append(style);

  const add = (parent: HTMLElement, tag: string, text = '') => {
    const element = page.createElement(tag);
    element.textContent = text;
    parent.append(element);
    return element;
  };
  const list = (title: string, tag: 'ul' | 'ol') => {
    add(page.body, 'h2', title);
    return add(page.body, tag);
  };

  add(page.body, 'h1', content.title);
  add(add(page.body, 'p'), 'strong', content.summary);
  for (const line of content.lines) add(page.body, 'p', line);
  const evidence = list(content.evidenceTitle, 'ul');
  for (const one of content.evidence) add(evidence, 'li', one);
  const accounts = list(content.accountsTitle, 'ol');
  for (const account of content.accounts) {
    const item = add(accounts, 'li');
    add(item, 'bdi', fullName(account));
    item.append(' ');
    add(item, 'span', account.id).className = 'id';
    if (content.protectedIds.has(account.id)) item.append(` (${content.protectedWord})`);
  }
  return `<!doctype html>\n${page.documentElement.outerHTML}`;
}
