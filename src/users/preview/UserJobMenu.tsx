import { useCanAccess, useRecordContext, useTranslate } from 'react-admin';
import type { User } from '../../api/contract';
import { useDraftState } from '../../ui';
import { ActionMenu } from './ActionMenu';
import { JobPreview } from './JobPreview';

/**
 * A menu of the rarer actions on this account, which is included even when protected. Nobody may
 * change their own roles or password here: they could lock themselves out.
 */
export const UserJobMenu = ({ actions }: { actions: readonly string[] }) => {
  const user = useRecordContext<User>();
  const translate = useTranslate();
  const [action, setAction] = useDraftState<string | null>('account action', null);
  const { canAccess } = useCanAccess({ resource: 'users', action: 'change_roles', record: user });
  if (!user || canAccess === undefined) return null;
  return (
    <>
      <ActionMenu
        actions={actions}
        refusal={canAccess ? undefined : translate('resources.users.not_oneself')}
        onChoose={setAction}
      />
      {action && (
        <JobPreview
          action={action}
          ids={[user.id]}
          areIncluded
          onClose={() => {
            setAction(null);
          }}
        />
      )}
    </>
  );
};
