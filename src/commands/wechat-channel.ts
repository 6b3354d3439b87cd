/** The WeChat channel of the service, with the words that the policy team wrote for it. */
import { mountWeChat, type WeChatOptions } from '../channels/wechat/mount.ts';
import type { Rounds } from '../channels/wechat/rounds.ts';
import { formatFinding } from '../knowledge/finding.ts';
import { Fault } from '../ops/fault.ts';
import type { Settings } from '../ops/settings.ts';
import { readWeChatFile } from './wechat-file.ts';

type Parts = Omit<WeChatOptions, 'settings' | 'scenes'> & { readonly settings: Settings };

/** @returns null where `WECHAT_TOKEN` is unset: the route is not there */
export async function startWeChat(host: Parameters<typeof mountWeChat>[0], { settings, ...parts }: Parts): Promise<Rounds | null> {
  if (settings.weChat === null) return null;
  const file = readWeChatFile(settings.places.localesDir);
  if ('findings' in file) throw new Fault('files-unreadable', file.findings.map(formatFinding).join('\n'));
  return await mountWeChat(host, { ...parts, settings: settings.weChat, scenes: file.scenes });
}
