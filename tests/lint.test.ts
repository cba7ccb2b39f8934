import { ESLint } from 'eslint';
import { describe, expect, it } from 'vitest';

/** Only the rules on imports, which need no types: loading those takes most of the time. */
const eslint = new ESLint({
  ruleFilter: ({ ruleId }) => ruleId.startsWith('import-x/'),
  overrideConfig: { languageOptions: { parserOptions: { projectService: false } } },
});

/** The rules on imports that `text` would break as the content of `filePath`. */
const brokenRules = async (filePath: string, text: string) => {
  const [result] = await eslint.lintText(text, { filePath });
  return result?.messages.map(({ ruleId }) => ruleId) ?? [];
};

describe('lint', { timeout: 60_000 }, () => {
  it('reports a circular import', async () => {
    // `client.ts` imports `errors.ts`, so with this line they import each other.
    const text = "export { createApiClient } from './client';\n";
    expect(await brokenRules('src/api/errors.ts', text)).toContain('import-x/no-cycle');
  });

  it.each([
    ['src/api/planted.ts', "export { toHttpError } from '../dataProvider';\n"],
    ['src/ui/planted.ts', "export { useJobs } from '../jobs';\n"],
    ['src/jobs/planted.ts', "export { users } from '../users';\n"],
    ['src/roles/planted.ts', "export { users } from '../users';\n"],
    ['src/users/planted.ts', "export { createApp } from '../App';\n"],
    ['src/graphs/signals/planted.ts', "export { findFindings } from '../findings/findFindings';\n"],
  ])('reports an import in %s against the order of the folders', async (filePath, text) => {
    expect(await brokenRules(filePath, text)).toContain('import-x/no-restricted-paths');
  });

  it('allows imports of folders that come before', async () => {
    const text = "export { RecordLink } from '../ui';\n";
    expect(await brokenRules('src/roles/planted.ts', text)).toEqual([]);
  });
});
