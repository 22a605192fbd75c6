import { client } from '#renderer/lib/client.ts';

/** After a folder is made: open it where it is not yet, sign its first administrator in, and go to work. */
export async function enterFolder(
  folderId: string,
  account: { readonly username: string; readonly password: string },
  refresh: () => Promise<void>,
): Promise<void> {
  const state = await client.call('workspace.readState', {});
  if (state.ok && state.value.open?.id !== folderId)
    await client.call('workspace.openFolder', { id: folderId });
  await client.call('session.signIn', { username: account.username, password: account.password });
  await refresh();
}
