const BECAUSE = /(?:^|\s)because(?=\s|[,:]|$)[,:]?/i;

/** What stands before the first `because` of a command's arguments, and what behind it, if there is one. */
export const splitAtBecause = (
  args: string,
): { readonly head: string; readonly because: string | undefined } => {
  const found = BECAUSE.exec(args);
  return found
    ? { head: args.slice(0, found.index), because: args.slice(found.index + found[0].length) }
    : { head: args, because: undefined };
};
