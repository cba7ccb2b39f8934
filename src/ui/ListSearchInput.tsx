import { SearchInput, type SearchInputProps, useTranslate } from 'react-admin';
import { useFormContext } from 'react-hook-form';
import { useKeys } from './useKeys';

interface Props extends SearchInputProps {
  /** Message key of the hint, which lists the fields that are searched. */
  hint: string;
}

/** The search box of a list. Its hint is also its name for screen readers. */
export const ListSearchInput = ({ hint, ...props }: Props) => {
  const translate = useTranslate();
  const { setFocus } = useFormContext();
  useKeys({
    '/': {
      label: 'keys.search',
      act: () => {
        setFocus(props.source);
      },
    },
  });
  return (
    <SearchInput
      {...props}
      placeholder={translate(hint)}
      helperText={false}
      sx={{ width: { xs: '100%', sm: 340 } }}
    />
  );
};
