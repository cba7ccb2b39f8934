/** How this browser renders WebGL. */
type Rendering = 'hardware' | 'software' | 'none';

const SOFTWARE = /swiftshader|llvmpipe|software|microsoft basic render/i;

/** Detects how WebGL is rendered. A browser that hides its renderer counts as `hardware`. */
export function detectRendering(): Rendering {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('webgl2');
  if (!context) return 'none';
  const info = context.getExtension('WEBGL_debug_renderer_info');
  const renderer: unknown = info ? context.getParameter(info.UNMASKED_RENDERER_WEBGL) : '';
  // Browsers limit the number of contexts, so release this one at once.
  context.getExtension('WEBGL_lose_context')?.loseContext();
  return SOFTWARE.test(String(renderer)) ? 'software' : 'hardware';
}
