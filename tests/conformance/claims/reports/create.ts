import { claim } from '../../claim';
import type { Expected } from '../../client';
import { including } from '../../pattern';
import { having } from '../../expectedAnswers';
import type { Context } from '../../context';

/** The body of a report about a new account. */
async function report({ createUser }: Context, values: Record<string, unknown> = {}) {
  const { id } = await createUser();
  return { subject: { class: 'User', id }, reason: 'spam', ...values };
}

export const claims = [
  claim('an embedded identifier with white space is refused', async (context) => {
    const subject_embed_id = ' 12345678-1234-4234-8234-123456789012';
    await context.anonymous.post(
      '/reports/',
      await report(context, { subject_embed_id }),
      having(400, { errors: { subject_embed_id: /^Could not convert to UUID/ } }),
    );
  }),
  ...['9999-12-31T23:59:59-12:00', '0001-01-01T00:00:00+12:00'].map((dismissed_at) =>
    claim(
      `how ${dismissed_at} is refused, which is outside of the years 1 to 9999 in UTC`,
      async (context) => {
        await context.anonymous.post(
          '/reports/',
          await report(context, { dismissed_at }),
          context.byServer<Expected>({
            vigie: having(400, { errors: { dismissed_at: /.+/ } }),
            udata: 500,
          }),
        );
      },
      { difference: 'udata answers 500; here it is a 400 on the field' },
    ),
  ),
  ...[
    ['\0', "'\\x00'"],
    ['a\tb', "'a\\tb'"],
    ['\u200b', "'\\u200b'"],
    ['\u{e0001}', "'\\U000e0001'"],
    ['é', "'é'"],
  ].map(([id, shown]) =>
    claim(
      `the identifier ${JSON.stringify(id)} is refused and quoted as ${shown ?? ''}`,
      ({ anonymous }) =>
        anonymous.post(
          '/reports/',
          { subject: { class: 'User', id }, reason: 'spam' },
          {
            status: 400,
            body: including({
              errors: {},
              message: `${shown ?? ''} is not a valid ObjectId, it must be a 12-byte input or a 24-character hex string`,
            }),
          },
        ),
    ),
  ),
];
