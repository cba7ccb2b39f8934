import * as Type from 'typebox';
import type { Static } from 'typebox';

/**
 * The form of an image upload, as `multipart/form-data`.
 *
 * `file` is a JPEG, PNG or WebP, whatever its declared type. `bbox` is the square that the thumbnail
 * shows, as `left,upper,right,lower` in pixels of the image.
 */
export const ImageUpload = Type.Object({
  file: Type.String({ format: 'binary' }),
  bbox: Type.Optional(
    Type.String({
      description:
        'Area that the thumbnail shows, as left,upper,right,lower in pixels of the image',
      examples: ['0,0,64,64'],
    }),
  ),
});

/** The response to an upload. `image` is the address of the stored image. */
export const UploadedImage = Type.Object({ image: Type.String(), success: Type.Boolean() });
export type UploadedImage = Static<typeof UploadedImage>;
