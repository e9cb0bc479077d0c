/** A plugin of Stryker: what is said of a bug of our own is for its reader alone, so no test asks for the words. */

interface SyntaxPath {
  readonly node: { readonly type: string; readonly callee?: { readonly name?: string } };
}

export const strykerPlugins = [{
  kind: 'Ignore',
  name: 'bug-messages',
  value: {
    shouldIgnore: ({ node }: SyntaxPath): string | undefined =>
      (node.type === 'NewExpression' && node.callee?.name?.endsWith('Error') === true ? 'words for a bug' : undefined),
  },
}];
