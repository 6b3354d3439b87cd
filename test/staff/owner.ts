/** An owner's conversation by Direct Line, without a browser. */
export type Post = (type: 'typing' | 'message', text?: string) => Promise<unknown>;

/** @param url without a slash at its end */
export async function startOwner(url: string): Promise<Post> {
  const headers: Record<string, string> = { 'content-type': 'application/json' };
  const post = async (path: string, body: object) => {
    const response = await fetch(`${url}/v3/directline${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
    return (await response.json()) as Record<string, string>;
  };
  const { token, conversationId } = await post('/tokens/generate', {});
  headers.authorization = `Bearer ${token}`;
  await post('/conversations', {});
  return (type, text) =>
    post(`/conversations/${conversationId}/activities`, { type, from: { id: 'u' }, ...(text === undefined ? {} : { text }) });
}
