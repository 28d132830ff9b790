import { Box, Flex, Typography } from '@strapi/design-system';

interface ChoiceProps<Key extends string> {
  readonly legend: string;
  /** The name of the group in its dialog. */
  readonly name: string;
  readonly options: readonly { readonly key: Key; readonly label: string }[];
  readonly value: Key | undefined;
  readonly onChange: (key: Key) => void;
  readonly invalid?: boolean;
}

/** One of a few answers. */
export function Choice<Key extends string>({
  legend,
  name,
  options,
  value,
  onChange,
  invalid = false,
}: ChoiceProps<Key>) {
  return (
    <Box tag="fieldset" borderWidth={0} padding={0} margin={0} aria-invalid={invalid}>
      <Typography tag="legend" variant="pi" fontWeight="bold" textColor={invalid ? 'danger600' : 'neutral800'}>
        {legend}
      </Typography>
      <Flex gap={4} wrap="wrap" paddingTop={1}>
        {options.map(({ key, label }) => (
          <Typography key={key} tag="label" variant="omega">
            <input type="radio" name={name} checked={value === key} onChange={() => onChange(key)} /> {label}
          </Typography>
        ))}
      </Flex>
    </Box>
  );
}
