import { Button } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { ActionButtons } from '../preview/ActionButtons';

/** The actions on the selected accounts. */
export const SelectionActions = ({ ids }: { ids: readonly string[] }) => {
  const translate = useTranslate();
  return (
    <>
      <ActionButtons ids={ids} />
      <Button size="small" component={Link} to="/review">
        {translate('review.open')}
      </Button>
      <Button size="small" component={Link} to="/graphs/create">
        {translate('graph.open')}
      </Button>
    </>
  );
};
