import MoreVertIcon from '@mui/icons-material/MoreVert';
import { Button, IconButton, Menu, MenuItem, Tooltip } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useKeys } from '../../ui';
import { userActions } from '../actions';
import { JobPreview } from './JobPreview';

interface Props {
  ids: readonly string[];
  /** Called once a job over these accounts is saved to the journal. */
  onStarted?(): void;
}

const MAIN_ACTION = 'deactivate';

/** The actions on some accounts: the most frequent one as a button, the others in a menu. */
export const ActionButtons = ({ ids, onStarted }: Props) => {
  const translate = useTranslate();
  const [action, setAction] = useState<string | null>(null);
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const choose = (name: string) => {
    setAnchor(null);
    setAction(name);
  };
  useKeys(
    {
      d: {
        label: 'keys.deactivate_selection',
        act: () => {
          choose(MAIN_ACTION);
        },
      },
    },
    ids.length > 0,
    'frame',
  );
  return (
    <>
      <Button
        size="small"
        color="warning"
        onClick={() => {
          choose(MAIN_ACTION);
        }}
      >
        {translate(`actions.${MAIN_ACTION}.button`)}
      </Button>
      <Tooltip title={translate('actions.more')}>
        <IconButton
          size="small"
          aria-label={translate('actions.more')}
          aria-haspopup="menu"
          onClick={(event) => {
            setAnchor(event.currentTarget);
          }}
        >
          <MoreVertIcon />
        </IconButton>
      </Tooltip>
      <Menu
        open={anchor !== null}
        anchorEl={anchor}
        onClose={() => {
          setAnchor(null);
        }}
      >
        {Object.keys(userActions)
          .filter((name) => name !== MAIN_ACTION)
          .map((name) => (
            <MenuItem
              key={name}
              onClick={() => {
                choose(name);
              }}
            >
              {translate(`actions.${name}.button`)}
            </MenuItem>
          ))}
      </Menu>
      {action && (
        <JobPreview
          action={action}
          ids={ids}
          onClose={() => {
            setAction(null);
          }}
          onStarted={onStarted}
        />
      )}
    </>
  );
};
